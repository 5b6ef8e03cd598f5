using System.Text;
using GitBrag.Reports;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Reports;

public sealed class ReportGrainTests
{
    private static readonly StateId Record = new("report/github.com/octocat/1_year", "report");

    [Fact]
    public async Task A_stored_report_is_given_as_it_was_stored_also_after_a_restart()
    {
        await using var host = await GrainHost.StartAsync();
        var package = Package(host, 7, "task");
        Assert.Null(await Grain(host).GetHeader());
        Assert.Null(await Grain(host).Get());
        Assert.Null(await Grain(host).GetFacts());

        Assert.True(await Grain(host).Store(package, 7));
        await host.RestartAsync();

        var stored = await Grain(host).Get();
        Assert.Equal(package.Header, stored!.Header);
        Assert.Equal(package.Header, await Grain(host).GetHeader());
        Assert.Equal(package.Body, stored.Body);
        Assert.Equal(package.Facts, (await Grain(host).GetFacts())!.Facts);
        Assert.Equal(package.Header.SubjectId, (await Grain(host).GetFacts())!.SubjectId);
    }

    [Fact]
    public async Task An_older_attempt_is_refused_and_the_same_or_a_newer_one_is_stored()
    {
        await using var host = await GrainHost.StartAsync();
        await Grain(host).Store(Package(host, 7, "seventh"), 7);

        Assert.False(await Grain(host).Store(Package(host, 6, "sixth"), 6));
        Assert.Equal("seventh", (await Grain(host).GetHeader())!.TaskId);
        Assert.True(await Grain(host).Store(Package(host, 7, "seventh again"), 7));
        Assert.Equal("seventh again", (await Grain(host).GetHeader())!.TaskId);
        Assert.True(await Grain(host).Store(Package(host, 8, "eighth"), 8));
        Assert.Equal(("eighth", 8L), ((await Grain(host).GetHeader())!.TaskId, (await Grain(host).GetHeader())!.Attempt));
    }

    [Fact]
    public async Task A_report_that_could_not_be_stored_leaves_the_one_before_it()
    {
        await using var host = await GrainHost.StartAsync();
        await Grain(host).Store(Package(host, 7, "seventh"), 7);
        host.States.BeforeChange = _ => throw new IOException("The disk is full.");

        await Assert.ThrowsAnyAsync<Exception>(() => Grain(host).Store(Package(host, 8, "eighth"), 8));

        host.States.BeforeChange = null;
        Assert.Equal("seventh", (await Grain(host).GetHeader())!.TaskId);
    }

    [Fact]
    public async Task An_erased_report_is_gone_for_good()
    {
        await using var host = await GrainHost.StartAsync();
        await Grain(host).Store(Package(host, 7, "task"), 7);

        await Grain(host).Erase();
        Assert.Null(await Grain(host).Get());
        await host.RestartAsync();

        Assert.Null(await Grain(host).Get());
        Assert.Empty(host.States.Ids);
        Assert.True(await Grain(host).Store(Package(host, 1, "new"), 1));
    }

    [Fact]
    public async Task A_report_of_a_newer_program_is_refused_by_name_and_never_overwritten()
    {
        await using var host = await GrainHost.StartAsync();
        var newer = """{"schemaVersion":99,"version":"written otherwise"}"""u8.ToArray();
        host.States.Put(Record, newer);

        var read = await Assert.ThrowsAnyAsync<Exception>(() => Grain(host).GetHeader());
        await Assert.ThrowsAnyAsync<Exception>(() => Grain(host).Store(Package(host, 7, "task"), 7));
        await Assert.ThrowsAnyAsync<Exception>(() => Grain(host).Erase());

        Assert.Contains("schema version 99", read.ToString(), StringComparison.Ordinal);
        Assert.Equal(newer, host.States.Data(Record));
    }

    [Theory]
    [InlineData("\u0080\u0004cposix\nsystem\n(S'touch /tmp/owned'\ntR.")]
    [InlineData("""{"$type":"System.Diagnostics.Process, System.Diagnostics.Process","schemaVersion":1,"body":{"$type":"System.IO.FileInfo"}}""")]
    public async Task Predecessor_fault_14_what_is_stored_is_data_and_nothing_of_it_is_run(string planted)
    {
        await using var host = await GrainHost.StartAsync();
        host.States.Put(Record, Encoding.Latin1.GetBytes(planted));

        await Assert.ThrowsAnyAsync<Exception>(() => Grain(host).Get());
        await Assert.ThrowsAnyAsync<Exception>(() => Grain(host).Store(Package(host, 7, "task"), 7));

        Assert.Equal(Encoding.Latin1.GetBytes(planted), host.States.Data(Record));
    }

    [Fact]
    public async Task Without_a_cache_a_report_can_be_read_for_15_minutes_and_is_stored_nowhere()
    {
        await using var host = await GrainHost.StartAsync(options => options.Grains.CacheEnabled = false);
        await Grain(host).Store(Package(host, 7, "task"), 7);

        host.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotNull(await Grain(host).Get());
        Assert.Null(await Grain(host).GetFacts());
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await Grain(host).Get());
        Assert.Null(await Grain(host).GetHeader());
        Assert.Empty(host.States.Ids);
    }

    private static IReportGrain Grain(GrainHost host) => host.Report("octocat", "1_year");

    private static ReportPackage Package(GrainHost host, long version, string taskId)
    {
        var now = host.Clock.GetUtcNow();
        return new ReportPackage(new ReportHeader(version, now, now.AddDays(-365), now, true, 583231, taskId), [1, 2, 3], [4, 5]);
    }
}
