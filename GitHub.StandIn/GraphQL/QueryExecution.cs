using System.Collections;

namespace GitBrag.GitHub.StandIn;

/// <summary>Answers one checked query. A field that fails becomes null and an error; where null is not allowed, the field around it does.</summary>
internal sealed class QueryExecution(Schema schema, Document document, IReadOnlyDictionary<string, object?> variables, QueryContext context)
{
    private readonly List<QueryError> _errors = [];
    private readonly Dictionary<(object Selections, string Type), List<FieldGroup>> _collected = [];

    public IReadOnlyList<QueryError> Errors => _errors;

    /// <summary>The data, as response keys and values in the order of the query; null when an error reached the top.</summary>
    public ResponseObject? Run(Operation operation)
    {
        try
        {
            return Resolve(schema.Query, context, operation.Selections, null);
        }
        catch (GraphQLException error) when (error.IsReported)
        {
            return null;
        }
    }

    private ResponseObject Resolve(ObjectType type, object source, IReadOnlyList<Selection> selections, PathStep? path)
    {
        var groups = Collect(type, selections);
        var response = new ResponseObject(groups.Count);
        foreach (var group in groups) response.Add(new(group.Key, Resolve(type, source, group, new PathStep(path, group.Key))));
        return response;
    }

    private object? Resolve(ObjectType type, object source, FieldGroup group, PathStep path)
    {
        if (group.Field.Name == "__typename") return type.Name;
        var definition = type.Fields[group.Field.Name];
        try
        {
            return Complete(definition.Type, definition.Resolve(source, new FieldCall(Arguments(definition, group.Field), context)), group.Selections, path);
        }
        catch (GraphQLException error)
        {
            Report(error, group.Field.At, path);
            if (definition.Type.NonNull) throw;
            return null;
        }
    }

    private object? Complete(TypeReference type, object? value, IReadOnlyList<Selection> selections, PathStep path)
    {
        if (value is null)
            return type.NonNull ? throw new GraphQLException($"Cannot return null for non-nullable field at {path}") : null;
        if (type.Element is { } element) return Items((IEnumerable)value, element, selections, path);
        if (schema.Find(type.Name!) is not { } inner) return value;
        return Resolve(inner.IsAbstract ? schema.TypeOf(value) : inner, value, selections, path);
    }

    private List<object?> Items(IEnumerable values, TypeReference element, IReadOnlyList<Selection> selections, PathStep path)
    {
        var items = new List<object?>();
        foreach (var value in values)
        {
            var at = new PathStep(path, items.Count);
            try
            {
                items.Add(value is GraphQLException missing ? throw missing : Complete(element, value, selections, at));
            }
            catch (GraphQLException error) when (!element.NonNull)
            {
                Report(error, null, at);
                items.Add(null);
            }
        }

        return items;
    }

    private void Report(GraphQLException error, SourceLocation? at, PathStep path)
    {
        if (error.IsReported) return;
        error.IsReported = true;
        _errors.Add(new QueryError(error.Type, path.ToList(), null, at is { } known ? ErrorLocation.List(known) : null, error.Message));
    }

    private IReadOnlyDictionary<string, object?> Arguments(FieldDefinition definition, FieldSelection field)
    {
        if (field.Arguments.Count == 0) return field.Arguments;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in field.Arguments) values[name] = Schema.Coerce(value, definition.Arguments[name], variables, isLiteral: true);
        return values;
    }

    /// <summary>The fields that hold for an object of the type, those with one response key merged. The same for every object, so kept.</summary>
    private List<FieldGroup> Collect(ObjectType type, IReadOnlyList<Selection> selections)
    {
        if (_collected.TryGetValue((selections, type.Name), out var groups)) return groups;
        groups = [];
        Gather(type, selections, groups);
        return _collected[(selections, type.Name)] = groups;
    }

    private void Gather(ObjectType type, IReadOnlyList<Selection> selections, List<FieldGroup> groups)
    {
        foreach (var selection in selections)
        {
            if (selection is InlineFragment inline && Applies(inline.OnType, type)) Gather(type, inline.Selections, groups);
            else if (selection is FragmentSpread spread && Applies(document.Fragments[spread.Name].OnType, type))
                Gather(type, document.Fragments[spread.Name].Selections, groups);
            else if (selection is FieldSelection field && field.IsWanted(variables))
            {
                if (groups.Find(g => g.Key == field.ResponseKey) is { } known) known.Selections.AddRange(field.Selections);
                else groups.Add(new FieldGroup(field.ResponseKey, field, [.. field.Selections]));
            }
        }
    }

    private static bool Applies(string? onType, ObjectType type) => onType is null || onType == type.Name || type.Interfaces.Contains(onType);

    private sealed record FieldGroup(string Key, FieldSelection Field, List<Selection> Selections);

    private sealed record PathStep(PathStep? Before, object Step)
    {
        public List<object> ToList()
        {
            var list = Before?.ToList() ?? [];
            list.Add(Step);
            return list;
        }

        public override string ToString() => string.Join('.', ToList());
    }
}

/// <summary>The fields of an object in an answer, in order.</summary>
internal sealed class ResponseObject(int capacity) : List<KeyValuePair<string, object?>>(capacity);
