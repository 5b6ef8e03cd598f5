using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GitBrag.GitHub.StandIn;

public sealed partial class World
{
    /// <summary>The user of that login; null when there is none.</summary>
    public WorldUser? User(string login) { lock (_lock) return _users.GetValueOrDefault(login); }

    /// <summary>The organisation of that login; null when there is none.</summary>
    public WorldOrganization? Organization(string login) { lock (_lock) return _organizations.GetValueOrDefault(login); }

    /// <summary>The repository of that owner and name; null when there is none.</summary>
    public WorldRepository? Repository(string fullName) { lock (_lock) return _repositories.GetValueOrDefault(fullName); }

    /// <summary>The pull request of that repository and number; null when there is none.</summary>
    public WorldPullRequest? PullRequest(string repository, int number)
    {
        lock (_lock) return _pullRequests.GetValueOrDefault(KeyOf(repository, number));
    }

    /// <summary>All pull requests of an author, in no particular order; empty when there are none.</summary>
    public IReadOnlyList<WorldPullRequest> PullRequestsOf(string login)
    {
        lock (_lock) return _byAuthor.TryGetValue(login, out var own) ? [.. own.Values] : [];
    }

    /// <summary>All repositories, in no particular order.</summary>
    public IReadOnlyList<WorldRepository> Repositories() { lock (_lock) return [.. _repositories.Values]; }

    /// <summary>All pull requests, in no particular order.</summary>
    public IReadOnlyList<WorldPullRequest> PullRequests() { lock (_lock) return [.. _pullRequests.Values]; }

    /// <summary>The account of a numeric id; null when there is none.</summary>
    internal WorldUser? UserOf(long databaseId) { lock (_lock) return _users.Values.FirstOrDefault(user => user.DatabaseId == databaseId); }

    /// <summary>The global id of a node as answers write it now.</summary>
    internal string WrittenId(string id) => WritesNewIds ? Convert.ToBase64String(Encoding.UTF8.GetBytes(id)) : id;

    internal bool TryGetNode(string id, [NotNullWhen(true)] out object? node)
    {
        lock (_lock) return _nodes.TryGetValue(id, out node) || _nodes.TryGetValue(FromNew(id), out node);
    }

    private static string FromNew(string id)
    {
        var bytes = new byte[id.Length];
        return Convert.TryFromBase64String(id, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
