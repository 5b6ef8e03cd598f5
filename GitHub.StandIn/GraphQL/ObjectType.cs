namespace GitBrag.GitHub.StandIn;

/// <summary>The arguments of a field where it is resolved, and the request it belongs to.</summary>
internal readonly record struct FieldCall(IReadOnlyDictionary<string, object?> Arguments, QueryContext Context)
{
    public int? Int(string name) => (int?)(long?)Arguments.GetValueOrDefault(name);

    public string? Text(string name) => (string?)Arguments.GetValueOrDefault(name);

    public IReadOnlyList<object?>? List(string name) => (IReadOnlyList<object?>?)Arguments.GetValueOrDefault(name);
}

internal sealed record FieldDefinition(
    string Name, TypeReference Type, IReadOnlyDictionary<string, TypeReference> Arguments, Func<object, FieldCall, object?> Resolve);

/// <summary>A type with fields. An abstract one (an interface or a union) has them for checking only: the object at hand resolves its own.</summary>
internal class ObjectType(string name, Type? source, params string[] interfaces)
{
    public string Name => name;

    public Type? Source => source;

    public IReadOnlyList<string> Interfaces => interfaces;

    public bool IsAbstract => source is null;

    public Dictionary<string, FieldDefinition> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a field of an abstract type.</summary>
    public ObjectType Declares(string field, string type)
    {
        Define(field, type, "", (_, _) => throw new InvalidOperationException($"{name}.{field} has no resolver of its own."));
        return this;
    }

    protected void Define(string field, string type, string arguments, Func<object, FieldCall, object?> resolve) =>
        Fields[field] = new FieldDefinition(field, Parser.ParseType(type), Parser.ParseArguments(arguments), resolve);
}

/// <summary>The type of the objects of one class.</summary>
internal sealed class ObjectType<T>(string name, params string[] interfaces) : ObjectType(name, typeof(T), interfaces)
{
    public ObjectType<T> Add(string field, string type, Func<T, object?> resolve)
    {
        Define(field, type, "", (source, _) => resolve((T)source));
        return this;
    }

    public ObjectType<T> Add(string field, string type, string arguments, Func<T, FieldCall, object?> resolve)
    {
        Define(field, type, arguments, (source, call) => resolve((T)source, call));
        return this;
    }
}
