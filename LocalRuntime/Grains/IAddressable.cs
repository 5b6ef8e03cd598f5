namespace Orleans.Runtime;

/// <summary>What a call can be sent to: a grain, or a reference to one.</summary>
public interface IAddressable;
