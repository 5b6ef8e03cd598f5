using GitBrag.Storage.Redis;

namespace GitBrag.Hosting;

/// <summary>Which cluster the program belongs to.</summary>
/// <param name="Id">Its name (<c>CLUSTER_ID</c>). All silos and gateways of a cluster, and no others on the same Redis, have the same.</param>
public sealed record ClusterSettings(string Id)
{
    private const string Setting = "CLUSTER_ID";
    private const string DefaultOfSilos = "gitbrag";
    private const int LongestId = 64;

    internal static ClusterSettings? Read(SettingReader reader, ProgramRole role)
    {
        var id = reader.Text(Setting) ?? (role == ProgramRole.Silo ? DefaultOfSilos : null);
        return id switch
        {
            null => null,
            _ when id.Length > LongestId || !id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') =>
                throw SettingReader.Refuse(Setting, id, $"1 to {LongestId} letters, digits, hyphens, underscores or full stops"),
            _ => new ClusterSettings(id),
        };
    }

    /// <summary>Refuses what a cluster cannot do without.</summary>
    internal void Check(RedisSettings? redis, bool cacheEnabled)
    {
        if (!cacheEnabled)
        {
            throw Refuse("CACHE_ENABLED is false; the members of a cluster share what they keep, so leave CACHE_ENABLED out");
        }

        if (redis is null)
        {
            throw Refuse("CACHE_REDIS_HOST is not set; a cluster keeps its membership, reports and tasks in Redis, so name one that all its members reach");
        }
    }

    private StartRefusedException Refuse(string reason) =>
        new($"This program belongs to the cluster {Id} ({Setting}), but {reason}.", StartRefusedException.BadSetting);
}
