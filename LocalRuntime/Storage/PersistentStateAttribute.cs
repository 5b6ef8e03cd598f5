namespace Orleans.Runtime;

/// <summary>Asks for state in a grain's constructor, on a parameter of type <see cref="IPersistentState{TState}"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute : Attribute
{
    /// <summary>Asks for this state.</summary>
    /// <param name="stateName">The state's name, part of its storage key.</param>
    /// <param name="storageName">The storage provider; null for the one named <c>Default</c>.</param>
    public PersistentStateAttribute(string stateName, string? storageName = null)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        StateName = stateName;
        StorageName = storageName;
    }

    /// <summary>The state's name.</summary>
    public string StateName { get; }

    /// <summary>The storage provider; null for the one named <c>Default</c>.</summary>
    public string? StorageName { get; }
}
