using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GitBrag.Hosting;

namespace GitBrag.Bench.Cluster.Up;

/// <summary>The directory of the cluster that <c>cluster up</c> leaves running: what Redis keeps, the logs, and which processes there are.</summary>
internal sealed partial class ClusterRecord
{
    private const string DataSetting = "GITBRAG_DATA";
    private const string FileName = "processes.json";

    private ClusterRecord(string directory) => Directory = directory;

    /// <summary>The directory's full path.</summary>
    public string Directory { get; }

    private string File => Path.Combine(Directory, FileName);

    /// <summary>The one in the data directory, <c>GITBRAG_DATA</c> or <c>data</c> at the root of the checkout.</summary>
    public static ClusterRecord Open()
    {
        var data = Environment.GetEnvironmentVariable(DataSetting) is { Length: > 0 } set ? set : Path.Combine(Checkout.Root ?? ".", "data");
        return new ClusterRecord(System.IO.Directory.CreateDirectory(Path.Combine(Path.GetFullPath(data), "cluster")).FullName);
    }

    /// <summary>Makes the directory of what Redis keeps. Sessions and tasks hold tokens, and the keys to them lie beside them, so it is this user's alone.</summary>
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

    /// <summary>Writes down a new password for Redis, where only this user and Redis can read it.</summary>
    /// <returns>The configuration file that has it, and the password.</returns>
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

    /// <summary>The processes that were started and not ended since; those that have ended by themselves are among them.</summary>
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

    /// <summary>Replaces what is recorded; none removes it.</summary>
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
