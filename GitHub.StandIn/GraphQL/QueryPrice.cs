namespace GitBrag.GitHub.StandIn;

/// <summary>The price of a query by GitHub's rule: one request for each connection and each of its parents, one point per hundred requests.</summary>
internal readonly record struct QueryPrice(long Nodes, int Points)
{
    public const long MostNodes = 500_000;
    private const double RequestsPerPoint = 100;

    public static QueryPrice Of(Document document, Operation operation, IReadOnlyDictionary<string, object?> variables)
    {
        long nodes = 0, requests = 0;
        Walk(operation.Selections, 1);
        return new QueryPrice(nodes, (int)Math.Max(1, Math.Round(requests / RequestsPerPoint, MidpointRounding.AwayFromZero)));

        void Walk(IReadOnlyList<Selection> selections, long times)
        {
            foreach (var selection in selections)
            {
                if (selection is InlineFragment inline) Walk(inline.Selections, times);
                else if (selection is FragmentSpread spread) Walk(document.Fragments[spread.Name].Selections, times);
                else if (selection is FieldSelection field && field.IsWanted(variables))
                {
                    var size = PageSize(field, variables);
                    requests += size is null ? 0 : times;
                    nodes += times * (size ?? 0);
                    Walk(field.Selections, times * (size ?? 1));
                }
            }
        }
    }

    private static long? PageSize(FieldSelection field, IReadOnlyDictionary<string, object?> variables)
    {
        var size = Argument("first") ?? Argument("last") ?? (field.Name == "nodes" ? Argument("ids") : null);
        return size is IReadOnlyList<object?> ids ? ids.Count : size as long?;

        object? Argument(string name) => field.Arguments.GetValueOrDefault(name) is VariableReference reference
            ? variables.GetValueOrDefault(reference.Name)
            : field.Arguments.GetValueOrDefault(name);
    }
}
