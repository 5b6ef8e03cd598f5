namespace GitBrag.GitHub.GraphQL;

/// <summary>Repositories as variables of a query that asks about several.</summary>
internal static class RepositoryVariables
{
    /// <summary>Names repositories.</summary>
    /// <param name="repositories">Their names, as <c>owner/name</c>.</param>
    /// <returns>The owner and the name of number 3 as <c>o3</c> and <c>n3</c>, and so on.</returns>
    public static Dictionary<string, string> Of(IEnumerable<string> repositories)
    {
        var variables = new Dictionary<string, string>();
        foreach (var (i, repository) in repositories.Index())
        {
            var slash = repository.IndexOf('/', StringComparison.Ordinal);
            (variables[$"o{i}"], variables[$"n{i}"]) = (repository[..Math.Max(slash, 0)], repository[(slash + 1)..]);
        }

        return variables;
    }
}
