namespace Orleans.Concurrency;

/// <summary>Promises that a method of a grain interface changes nothing, so that such requests may interleave with each other, but not with the rest.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
