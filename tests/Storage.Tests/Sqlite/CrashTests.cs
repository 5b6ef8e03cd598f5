using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using GitBrag.Storage.Ownership;
using GitBrag.Storage.Sqlite;
using GitBrag.Testing;

namespace GitBrag.Tests.Storage.Sqlite;

/// <summary>A process that writes is killed, as kill -9 does.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Every_acknowledged_write_outlives_a_kill_at_any_moment()
    {
        var answered = new Dictionary<string, int>();
        foreach (var lines in new[] { 1, 50, 333 })
        {
            await WriteUntilKilled(lines, answered);

            await using var database = new SqliteDatabase(_directory);
            await database.OpenAsync();
            foreach (var (writer, number) in answered)
            {
                var stored = await database.ReadAsync(session => (byte[])session.Scalar("SELECT data FROM grain_state WHERE grain_id = $1", $"writer/{writer}")!);

                // The last write may have been stored and not answered.
                Assert.InRange(int.Parse(stored, CultureInfo.InvariantCulture), number, number + 1);
            }
        }

        Assert.NotEmpty(answered);
    }

    [Fact]
    public async Task A_killed_process_does_not_own_the_directory_any_more()
    {
        using var writer = Start();
        await writer.StandardOutput.ReadLineAsync();
        var owner = DataDirectory.ReadOwner(_directory);
        var refusal = await Assert.ThrowsAsync<DataDirectoryInUseException>(() => DataDirectory.AcquireAsync(_directory, TimeProvider.System));
        await Kill(writer);

        Assert.Equal(writer.Id, owner?.Pid);
        Assert.StartsWith($"The data directory {_directory.Path} is in use by process {writer.Id} on {Environment.MachineName}, since 2", refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_directory.File("owner.json")));
        Assert.Null(DataDirectory.ReadOwner(_directory));
        using var mine = await DataDirectory.AcquireAsync(_directory, TimeProvider.System);
        Assert.Equal(Environment.ProcessId, DataDirectory.ReadOwner(_directory)?.Pid);
    }

    [Fact]
    public async Task What_a_killed_owner_left_behind_does_not_describe_the_next_one()
    {
        using var writer = Start();
        await writer.StandardOutput.ReadLineAsync();
        await Kill(writer);

        // The moment between taking the lock and describing oneself.
        using var held = new FileStream(_directory.File("gitbrag.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var owner = DataDirectory.ReadOwner(_directory);

        Assert.NotNull(owner);
        Assert.Null(owner.Pid);
        Assert.Equal("another process", owner.ToString());
    }

    private async Task WriteUntilKilled(int lines, Dictionary<string, int> answered)
    {
        using var writer = Start();
        for (var i = 0; i < lines; i++)
            Note(await writer.StandardOutput.ReadLineAsync(), answered);
        await Kill(writer);

        // What it had said before it died counts too; a line cut off in the middle does not.
        var rest = (await writer.StandardOutput.ReadToEndAsync()).Split('\n');
        foreach (var line in rest.SkipLast(1))
            Note(line, answered);
    }

    private static void Note(string? line, Dictionary<string, int> answered)
    {
        var parts = line?.Split(' ') ?? throw new InvalidOperationException("The writer ended by itself.");
        answered[parts[0]] = int.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    private Process Start()
    {
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        var start = new ProcessStartInfo(Path.GetFullPath(dotnet)) { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", Path.Combine(AppContext.BaseDirectory, "GitBrag.Storage.CrashWriter.dll"), _directory.Path })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task Kill(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }
}
