namespace Orleans;

/// <summary>
/// Names a grain class in identities, and so in storage. Without it the name is the class's, in lower case and without <c>Grain</c> at the end.
/// </summary>
/// <param name="grainType">The name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string Name { get; } = grainType;
}
