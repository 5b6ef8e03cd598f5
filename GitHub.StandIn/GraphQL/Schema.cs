namespace GitBrag.GitHub.StandIn;

/// <summary>The types that the stand-in serves: the part of GitHub's schema that a contribution report needs.</summary>
internal sealed class Schema
{
    private static readonly Dictionary<string, string[]> Enums = new(StringComparer.Ordinal)
    {
        ["SearchType"] = ["ISSUE", "REPOSITORY", "USER", "DISCUSSION"],
        ["PullRequestState"] = ["OPEN", "CLOSED", "MERGED"],
        ["IssueOrderField"] = ["CREATED_AT", "UPDATED_AT", "COMMENTS"],
        ["StarOrderField"] = ["STARRED_AT"],
        ["OrderDirection"] = ["ASC", "DESC"],
    };

    private static readonly Dictionary<string, Dictionary<string, TypeReference>> Inputs = new(StringComparer.Ordinal)
    {
        ["IssueOrder"] = Parser.ParseArguments("field: IssueOrderField!, direction: OrderDirection!"),
        ["StarOrder"] = Parser.ParseArguments("field: StarOrderField!, direction: OrderDirection!"),
    };

    private readonly Dictionary<string, ObjectType> _types;
    private readonly Dictionary<Type, ObjectType> _bySource;

    private Schema(IEnumerable<ObjectType> types)
    {
        _types = types.ToDictionary(type => type.Name, StringComparer.Ordinal);
        _bySource = _types.Values.Where(type => type.Interfaces.Count > 0).ToDictionary(type => type.Source!);
    }

    public static Schema GitHub { get; } = new([
        .. QueryTypes.All, .. AccountTypes.All, .. RepositoryTypes.All, .. PullRequestTypes.All, .. ConnectionTypes.Shared]);

    public ObjectType Query => _types["Query"];

    public ObjectType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>The type of an object that stands in a field of an abstract type.</summary>
    public ObjectType TypeOf(object source) => _bySource[source.GetType()];

    public static bool Overlap(ObjectType a, ObjectType b) =>
        a == b || (a.IsAbstract && b.IsAbstract) || a.Interfaces.Contains(b.Name) || b.Interfaces.Contains(a.Name);

    /// <summary>Converts a value to the type, or throws an error. Variables without values are converted later.</summary>
    public static object? Coerce(object? value, TypeReference type, IReadOnlyDictionary<string, object?>? variables, bool isLiteral)
    {
        if (value is VariableReference reference) return variables is null ? value : variables.GetValueOrDefault(reference.Name);
        if (value is null) return type.NonNull ? throw Mismatch(value, type) : null;
        if (type.Element is { } element)
            return value is List<object?> list
                ? list.ConvertAll(item => Coerce(item, element, variables, isLiteral))
                : new List<object?> { Coerce(value, element, variables, isLiteral) };
        if (Inputs.TryGetValue(type.Name!, out var members)) return Members(value, type, members, variables, isLiteral);
        if (Enums.TryGetValue(type.Name!, out var words))
        {
            var word = isLiteral ? (value as EnumLiteral)?.Name : value as string;
            return words.Contains(word) ? word : throw Mismatch(value, type);
        }

        return (type.Name, value) switch
        {
            ("Int", long and >= int.MinValue and <= int.MaxValue) or ("String" or "ID", string) or ("Boolean", bool) => value,
            ("ID", long number) => $"{number}",
            _ => throw Mismatch(value, type),
        };
    }

    public static bool IsInput(string name) => name is "Int" or "String" or "ID" or "Boolean" || Enums.ContainsKey(name) || Inputs.ContainsKey(name);

    private static Dictionary<string, object?> Members(
        object value, TypeReference type, Dictionary<string, TypeReference> members, IReadOnlyDictionary<string, object?>? variables, bool isLiteral)
    {
        if (value is not Dictionary<string, object?> given || given.Keys.Any(key => !members.ContainsKey(key))) throw Mismatch(value, type);
        return members.ToDictionary(m => m.Key, m => Coerce(given.GetValueOrDefault(m.Key), m.Value, variables, isLiteral), StringComparer.Ordinal);
    }

    private static GraphQLException Mismatch(object? value, TypeReference type) =>
        new($"has an invalid value ({(value is EnumLiteral word ? word.Name : value ?? "null")}). Expected type '{type}'.");
}
