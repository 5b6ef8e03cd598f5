using GitBrag.GitHub.Sessions;
using GitBrag.Reporting;

namespace GitBrag.Reports.Generation;

/// <summary>Erases the star counts of repositories that the public no longer sees.</summary>
internal static class HiddenRepositories
{
    /// <summary>A repository that vanished from a public report may be private now. Then its star counts are erased.</summary>
    public static async Task Forget(
        GenerationServices services, GenerationOrder order, KnownFactsSource facts, GitHubSession session, ReportSpan span, ReportData data, CancellationToken stopping)
    {
        if (order.Key.IsPrivate || (await facts.Get(stopping)).Listing(span.Since, span.Until) is not { } known)
        {
            return;
        }

        var seen = data.Repositories.Select(static repository => repository.Name);
        var vanished = known.PullRequests
            .Where(pull => PeriodMembership.IsInPeriod(pull.CreatedAt, pull.MergedAt, span.Since, span.Until))
            .Select(static pull => pull.Repository)
            .Except(seen, StringComparer.OrdinalIgnoreCase).ToList();
        if (vanished.Count > 0)
        {
            var hidden = await services.AskWithTimeLimit(token => session.FindHiddenAsync(vanished, token), stopping);
            await Task.WhenAll((hidden ?? []).Select(name => services.Grains.FindRepository(order.Key.Login.Host, name)?.Forget(stopping) ?? Task.CompletedTask));
        }
    }
}
