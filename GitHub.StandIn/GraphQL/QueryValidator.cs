namespace GitBrag.GitHub.StandIn;

/// <summary>Checks a query against the schema before it runs, with GitHub's wording and error codes.</summary>
/// <param name="schema">The types.</param>
/// <param name="document">The query.</param>
/// <param name="operation">What of it is to run.</param>
/// <param name="mode">What an older server lacks of the types; null for nothing.</param>
internal sealed class QueryValidator(Schema schema, Document document, Operation operation, StandInMode? mode = null)
{
    private readonly List<QueryError> _errors = [];
    private readonly List<object> _path = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VariableDefinition> _declared = operation.Variables.ToDictionary(v => v.Name, StringComparer.Ordinal);

    public IReadOnlyList<QueryError> Check()
    {
        _path.Add(operation.Name is null ? "query" : $"query {operation.Name}");
        foreach (var variable in operation.Variables.Where(v => !Schema.IsInput(v.Type.NamedType)))
            Report("variableRequiresValidType", $"{variable.Type.NamedType} isn't a valid input type (on ${variable.Name})", variable.At);
        Check(schema.Query, operation.Selections);
        foreach (var variable in operation.Variables.Where(v => !_used.Contains(v.Name)))
            Report("variableNotUsed", $"Variable ${variable.Name} is declared by {operation.Name ?? "anonymous query"} but not used", variable.At);
        return _errors;
    }

    private void Check(ObjectType type, IReadOnlyList<Selection> selections)
    {
        foreach (var selection in selections)
        {
            switch (selection)
            {
                case FieldSelection field: Check(type, field); break;
                case InlineFragment inline: CheckFragment(type, inline.OnType ?? type.Name, inline.Selections, inline.At); break;
                case FragmentSpread spread: Check(type, spread); break;
            }
        }
    }

    private void Check(ObjectType type, FragmentSpread spread)
    {
        if (!document.Fragments.TryGetValue(spread.Name, out var fragment))
            Report("useAndDefineFragment", $"Fragment {spread.Name} was used, but not defined", spread.At);
        else if (!_open.Add(spread.Name)) Report("infiniteLoop", $"Fragment {spread.Name} contains an infinite loop", spread.At);
        else
        {
            CheckFragment(type, fragment.OnType, fragment.Selections, spread.At);
            _open.Remove(spread.Name);
        }
    }

    private void CheckFragment(ObjectType around, string onType, IReadOnlyList<Selection> selections, SourceLocation at)
    {
        if (schema.Find(onType) is not { } type || mode?.Lacks.Contains(onType) is true) Report("undefinedType", $"No such type {onType}, so it can't be a fragment condition", at);
        else if (!Schema.Overlap(around, type)) Report("cannotSpreadFragment", $"Fragment on {onType} can't be spread inside {around.Name}", at);
        else Check(type, selections);
    }

    private void Check(ObjectType type, FieldSelection field)
    {
        foreach (var condition in field.Conditions) NoteVariables(field, condition.Value);
        if (field.Name == "__typename") return;
        _path.Add(field.ResponseKey);
        if (!type.Fields.TryGetValue(field.Name, out var definition) || mode?.LacksField(type.Name, field.Name) is true)
            Report("undefinedField", $"Field '{field.Name}' doesn't exist on type '{type.Name}'", field.At, ("typeName", type.Name), ("fieldName", field.Name));
        else
        {
            CheckArguments(definition, field);
            CheckSelections(definition, field);
        }

        _path.RemoveAt(_path.Count - 1);
    }

    private void CheckSelections(FieldDefinition definition, FieldSelection field)
    {
        var inner = schema.Find(definition.Type.NamedType);
        if (inner is null && field.Selections.Count > 0)
            Report("selectionMismatch", $"Selections can't be made on scalars (field '{field.Name}' returns {definition.Type} but has selections)", field.At);
        else if (inner is not null && field.Selections.Count == 0)
            Report("selectionMismatch", $"Field must have selections (field '{field.Name}' returns {inner.Name} but has no selections)", field.At);
        else if (inner is not null) Check(inner, field.Selections);
    }

    private void CheckArguments(FieldDefinition definition, FieldSelection field)
    {
        foreach (var (name, value) in field.Arguments)
        {
            if (definition.Arguments.TryGetValue(name, out var type)) CheckArgument(field, name, value, type);
            else
                Report("argumentNotAccepted", $"Field '{field.Name}' doesn't accept argument '{name}'", field.At, ("name", field.Name), ("argumentName", name));
        }

        var missing = definition.Arguments.Where(a => a.Value.NonNull && !field.Arguments.ContainsKey(a.Key)).Select(a => a.Key).ToList();
        if (missing.Count > 0)
            Report("missingRequiredArguments", $"Field '{field.Name}' is missing required arguments: {string.Join(", ", missing)}", field.At);
    }

    private void CheckArgument(FieldSelection field, string name, object? value, TypeReference type)
    {
        NoteVariables(field, value);
        if (Words(value).FirstOrDefault(word => mode?.Lacks.Contains(word) is true) is { } lacking)
        {
            Report("argumentLiteralsIncompatible", $"Argument '{name}' on Field '{field.Name}' has an invalid value ({lacking}). Expected type '{type}'.", field.At);
            return;
        }

        if (value is VariableReference reference)
        {
            if (_declared.TryGetValue(reference.Name, out var variable) && !variable.Type.Fits(type, variable.HasDefault))
                Report("variableMismatch", $"Type mismatch on variable ${reference.Name} and argument {name} ({variable.Type} / {type})", field.At);
            return;
        }

        try
        {
            Schema.Coerce(value, type, variables: null, isLiteral: true);
        }
        catch (GraphQLException wrong)
        {
            Report("argumentLiteralsIncompatible", $"Argument '{name}' on Field '{field.Name}' {wrong.Message}", field.At);
        }
    }

    private static IEnumerable<string> Words(object? value) => value switch
    {
        EnumLiteral word => [word.Name],
        List<object?> list => list.SelectMany(Words),
        Dictionary<string, object?> members => members.Values.SelectMany(Words),
        _ => [],
    };

    private void NoteVariables(FieldSelection field, object? value)
    {
        switch (value)
        {
            case VariableReference { Name: var name }:
                _used.Add(name);
                if (!_declared.ContainsKey(name))
                    Report("variableNotDefined", $"Variable ${name} is used by {operation.Name ?? "anonymous query"} but not declared", field.At);
                break;
            case List<object?> list: list.ForEach(item => NoteVariables(field, item)); break;
            case Dictionary<string, object?> members:
                foreach (var member in members.Values) NoteVariables(field, member);
                break;
        }
    }

    private void Report(string code, string message, SourceLocation at, params (string Key, string Value)[] details)
    {
        var extensions = new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = code };
        foreach (var (key, value) in details) extensions[key] = value;
        _errors.Add(new QueryError(null, [.. _path], extensions, ErrorLocation.List(at), message));
    }
}
