namespace Orleans;

/// <summary>Marks a type that crosses grain calls. Orleans generates a serialiser for it; within one process there is nothing to generate.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute;
