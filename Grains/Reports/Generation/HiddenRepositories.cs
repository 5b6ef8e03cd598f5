using GitBrag.GitHub.Sessions;
using GitBrag.Reporting;

namespace GitBrag.Reports.Generation;

/// <summary>Erases what is kept of repositories that the public no longer sees.</summary>
internal static class HiddenRepositories
{
    /// <summary>A repository of which a public report shows nothing any more may be private now; then its stars are nobody's business either.</summary>
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
            var hidden = await services.AskBeside(token => session.FindHiddenAsync(vanished, token), stopping);
            await Task.WhenAll((hidden ?? []).Select(name => services.Grains.FindRepository(order.Key.Login.Host, name)?.Forget(stopping) ?? Task.CompletedTask));
        }
    }
}
