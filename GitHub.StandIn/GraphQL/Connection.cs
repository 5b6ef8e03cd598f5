namespace GitBrag.GitHub.StandIn;

internal sealed record Edge(object Node, string Cursor);

/// <summary>One page of a list. <paramref name="From"/> is the position of its first item, <paramref name="Length"/> how many can be paged through.</summary>
internal sealed record Connection(IReadOnlyList<object> Items, int From, int Length, int Total, Cursors Cursors)
{
    public const string Arguments = "first: Int, last: Int, after: String, before: String";
    private const int LargestPage = 100;

    public bool HasNextPage => From + Items.Count < Length;

    public bool HasPreviousPage => From > 0;

    public string? StartCursor => Items.Count == 0 ? null : Cursors.At(From + 1);

    public string? EndCursor => Items.Count == 0 ? null : Cursors.At(From + Items.Count);

    public IEnumerable<Edge> Edges => Items.Select((item, index) => new Edge(item, Cursors.At(From + index + 1)));

    /// <summary>The page that <c>first</c> and <c>after</c>, or <c>last</c> and <c>before</c>, ask for.</summary>
    public static Connection Page<T>(IReadOnlyList<T> all, FieldCall call, int? total = null) where T : class
    {
        var (first, last) = (call.Int("first"), call.Int("last"));
        if ((first ?? last) is not { } size)
            throw Refused("MISSING_PAGINATION_BOUNDARIES", "You must provide a `first` or `last` value to properly paginate the connection.");
        if (size is < 0 or > LargestPage)
        {
            var argument = first is null ? "last" : "first";
            throw Refused("EXCESSIVE_PAGINATION", $"Requesting {size} records on the connection exceeds the `{argument}` limit of {LargestPage} records.");
        }

        var cursors = call.Context.Cursors;
        var from = Math.Min(call.Text("after") is { } after ? cursors.Position(after) : 0, all.Count);
        var to = Math.Max(from, Math.Min(call.Text("before") is { } before ? cursors.Position(before) - 1 : all.Count, all.Count));
        if (first is not null) to = Math.Min(to, from + size);
        else from = Math.Max(from, to - size);
        return new Connection([.. all.Skip(from).Take(to - from)], from, all.Count, total ?? all.Count, cursors);
    }

    private static GraphQLException Refused(string type, string message) => new(message) { Type = type };
}
