namespace Orleans.Concurrency;

/// <summary>Lets a method of a grain interface start while other requests of the grain wait for something. Turns still never overlap.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
