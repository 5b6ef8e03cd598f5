using GitBrag.Bench.Cluster.Scenarios;

namespace GitBrag.Bench.Tests.Cluster;

public sealed class ScenarioTests
{
    private static readonly ScenarioFigures Good = new() { Reads = 5_000, TasksStarted = 40, SlowestReadSeconds = 3 };

    [Fact]
    public void Where_nothing_was_lost_doubled_wrong_or_late_there_is_nothing_to_complain_of() =>
        Assert.All(Scenario.All, scenario => Assert.Empty(scenario.Complaints(Good)));

    [Theory]
    [InlineData("kill")]
    [InlineData("stop")]
    [InlineData("rolling")]
    [InlineData("redisRestart")]
    [InlineData("redisPause")]
    [InlineData("mixedState")]
    public void A_lost_task_a_doubled_one_and_a_wrong_report_are_complained_of_in_every_scenario(string name)
    {
        var scenario = Find(name);

        Assert.Equal($"{name}: 1 of 40 tasks were lost", Assert.Single(scenario.Complaints(Good with { TasksLost = 1 })));
        Assert.Equal($"{name}: 2 of 40 tasks ran twice", Assert.Single(scenario.Complaints(Good with { TasksTwice = 2 })));
        Assert.Equal($"{name}: 3 reports are wrong", Assert.Single(scenario.Complaints(Good with { WrongReports = 3 })));
    }

    [Fact]
    public void After_a_kill_reads_have_five_seconds_and_when_Redis_is_away_they_may_fail()
    {
        var late = Good with { ReadsFailed = 7, ReadsWholeAfterSeconds = 5.1 };

        Assert.Equal("kill: reads were whole after 5.1 s where 5 are allowed", Assert.Single(Find("kill").Complaints(late)));
        Assert.Empty(Find("kill").Complaints(late with { ReadsWholeAfterSeconds = 4.9 }));
        Assert.Empty(Find("redisPause").Complaints(late));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("rolling")]
    public void No_call_at_all_may_fail_when_silos_are_stopped_in_order(string name)
    {
        Assert.Equal($"{name}: 1 reads and 0 starts failed where none may", Assert.Single(Find(name).Complaints(Good with { ReadsFailed = 1, ReadsWholeAfterSeconds = 0.1 })));
        Assert.Equal($"{name}: 0 reads and 1 starts failed where none may", Assert.Single(Find(name).Complaints(Good with { StartsFailed = 1 })));
    }

    private static Scenario Find(string name) => Scenario.All.Append(MixedState.AsScenario).Single(scenario => scenario.Name == name);
}
