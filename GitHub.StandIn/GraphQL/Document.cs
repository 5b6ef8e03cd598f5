namespace GitBrag.GitHub.StandIn;

internal readonly record struct SourceLocation(int Line, int Column);

internal sealed record Document(IReadOnlyList<Operation> Operations, IReadOnlyDictionary<string, Fragment> Fragments);

internal sealed record Operation(string? Name, IReadOnlyList<VariableDefinition> Variables, IReadOnlyList<Selection> Selections);

internal sealed record VariableDefinition(string Name, TypeReference Type, object? Default, bool HasDefault, SourceLocation At);

internal sealed record Fragment(string Name, string OnType, IReadOnlyList<Selection> Selections, SourceLocation At);

internal abstract record Selection(SourceLocation At);

internal sealed record FieldSelection(
    string? Alias,
    string Name,
    IReadOnlyDictionary<string, object?> Arguments,
    IReadOnlyList<FieldCondition> Conditions,
    IReadOnlyList<Selection> Selections,
    SourceLocation At) : Selection(At)
{
    public string ResponseKey => Alias ?? Name;

    /// <summary>Whether the field is asked for at all.</summary>
    public bool IsWanted(IReadOnlyDictionary<string, object?> variables) => Conditions.All(condition => condition.Holds(variables));
}

/// <summary>The directive <c>@include(if: …)</c>, or <c>@skip(if: …)</c>.</summary>
internal sealed record FieldCondition(object? Value, bool IsInclude)
{
    public bool Holds(IReadOnlyDictionary<string, object?> variables) =>
        (Value is VariableReference reference ? variables.GetValueOrDefault(reference.Name) : Value) is bool value && value == IsInclude;
}

internal sealed record InlineFragment(string? OnType, IReadOnlyList<Selection> Selections, SourceLocation At) : Selection(At);

internal sealed record FragmentSpread(string Name, SourceLocation At) : Selection(At);

/// <summary>A value in the text that names a variable; other values are strings, numbers, booleans, null, lists and dictionaries.</summary>
internal sealed record VariableReference(string Name);

/// <summary>A bare word as a value.</summary>
internal sealed record EnumLiteral(string Name);

/// <summary>A type as written: a name or a list of another type, perhaps not null.</summary>
internal sealed record TypeReference(string? Name, TypeReference? Element, bool NonNull)
{
    public string NamedType => Name ?? Element!.NamedType;

    /// <summary>Whether a variable of this type may stand where <paramref name="place"/> is asked for.</summary>
    public bool Fits(TypeReference place, bool hasDefault) =>
        (NonNull || hasDefault || !place.NonNull) &&
        (Element is null ? Name == place.Name : place.Element is not null && Element.Fits(place.Element, hasDefault: false));

    public override string ToString() => (Name ?? $"[{Element}]") + (NonNull ? "!" : "");
}
