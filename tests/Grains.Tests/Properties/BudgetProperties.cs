using FsCheck;
using FsCheck.Fluent;
using GitBrag.GitHub.Budgets;

namespace GitBrag.Tests.Properties;

/// <summary>Whatever is asked for and answered in whatever order, the budget stays within GitHub's limits and stops nobody for ever.</summary>
public sealed class BudgetProperties
{
    private static readonly Gen<Step> AnyStep =
        from kind in Gen.Frequency((6, Gen.Constant(0)), (5, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(3)))
        from session in Gen.Choose(0, 4)
        from milliseconds in Gen.Choose(0, 20_000)
        from lists in Gen.Choose(0, 34)
        select new Step(kind, $"s{session}", milliseconds, lists);

    private sealed record Step(int Kind, string Session, int Milliseconds, int Lists);

    [Fact]
    public void Limits_are_kept_and_waits_end()
    {
        Property.Holds(AnyStep.ListOf(), steps =>
        {
            var budget = new CredentialBudget(null, 0);
            var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
            var open = new List<(RequestGrant Grant, DateTimeOffset At, Step Step)>();
            DateTimeOffset? blocked = null;
            foreach (var step in steps.Concat(steps))
            {
                open.RemoveAll(grant => grant.At + BudgetLimits.GrantLife <= now);
                switch (step.Kind)
                {
                    case 0:
                        var grant = budget.Acquire(new RequestNeed(step.Session, GitHubApi.GraphQL, step.Lists, step.Lists), now);
                        Assert.Equal(grant.Id > 0, grant.AskAgainAt is null);
                        Assert.True(grant.AskAgainAt is null || grant.AskAgainAt > now, "To ask again at once is no wait.");
                        Assert.True(grant.Id == 0 || !(blocked > now), "It was granted while GitHub wants to hear nothing.");
                        if (grant.Id > 0)
                            open.Add((grant, now, step));
                        Assert.InRange(open.Count, 0, 40);
                        break;
                    case 1 when open.Count > 0:
                        var done = open[step.Milliseconds % open.Count];
                        open.Remove(done);
                        budget.Settle(
                            new RequestReceipt { Grant = done.Grant.Id, Answered = true, ResponseTime = TimeSpan.FromMilliseconds(step.Milliseconds / 4.0), PullRequests = done.Step.Lists, FileLists = done.Step.Lists }, now);
                        break;
                    case 2:
                        now += TimeSpan.FromMilliseconds(step.Milliseconds);
                        break;
                    case 3 when open.Count > 0:
                        var refused = open[^1];
                        open.Remove(refused);
                        var until = now.AddMilliseconds(step.Milliseconds);
                        blocked = blocked > until ? blocked : until;
                        budget.Settle(new RequestReceipt { Grant = refused.Grant.Id, ResponseTime = TimeSpan.FromMilliseconds(5), BlockedUntil = until }, now);
                        break;
                }
            }

            now = (blocked > now ? blocked.Value : now).AddSeconds(91);
            Assert.Null(budget.Acquire(new RequestNeed("last", GitHubApi.GraphQL, 34, 34), now).AskAgainAt);
        });
    }
}
