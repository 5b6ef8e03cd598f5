using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GitBrag.Hosting;

namespace GitBrag.Cli.Cluster;

/// <summary>The directory of the cluster that <c>cluster up</c> started: Redis data, logs, and the list of processes.</summary>
internal sealed partial class ClusterRecord
{
    private const string FileName = "processes.json";

    private ClusterRecord(string directory) => Directory = directory;

    /// <summary>The directory's full path.</summary>
    public string Directory { get; }

    private string File => Path.Combine(Directory, FileName);

    /// <summary>Opens the one in the data directory.</summary>
    /// <param name="settings">Settings as <c>--NAME=value</c>. They override the environment.</param>
    /// <exception cref="StartRefusedException">A setting is invalid.</exception>
    public static ClusterRecord Open(string[] settings)
    {
        // 'cluster up' makes a cluster of its own, whichever one the environment names.
        var data = GitBragSettings.Read(ProgramBuilder.Create([.. settings, "--CLUSTER_ID="], null).Configuration).DataDirectory;
        return new ClusterRecord(System.IO.Directory.CreateDirectory(Path.Combine(data, "cluster")).FullName);
    }

    /// <summary>Creates the directory of Redis' data. Only this user may read it: it holds encrypted tokens and the keys to them.</summary>
    /// <returns>Its full path.</returns>
    public string CreateRedisDirectory()
    {
        var directory = System.IO.Directory.CreateDirectory(Path.Combine(Directory, "redis")).FullName;
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return directory;
    }

    /// <summary>Writes a new Redis password to a configuration file that only this user can read.</summary>
    public (string File, string Password) CreateRedisPassword()
    {
        var (file, password) = (Path.Combine(Directory, "redis.conf"), RandomNumberGenerator.GetHexString(64));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        System.IO.File.Delete(file);
        using var stream = new FileStream(file, options);
        stream.Write(Encoding.ASCII.GetBytes($"requirepass {password}\n"));
        return (file, password);
    }

    /// <summary>Reads the processes that were started and not stopped. Some may have ended by themselves.</summary>
    public IReadOnlyList<RunningMember> Read()
    {
        try
        {
            return JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(File), RecordJson.Default.IReadOnlyListRunningMember) ?? [];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Replaces the list. An empty one removes the file.</summary>
    public void Write(IReadOnlyList<RunningMember> members)
    {
        if (members.Count == 0)
        {
            System.IO.File.Delete(File);
            return;
        }

        System.IO.File.WriteAllBytes(File, JsonSerializer.SerializeToUtf8Bytes(members, RecordJson.Default.IReadOnlyListRunningMember));
    }

    [JsonSourceGenerationOptions(WriteIndented = true)]
    [JsonSerializable(typeof(IReadOnlyList<RunningMember>))]
    private sealed partial class RecordJson : JsonSerializerContext;
}
