using GitBrag.Api.Callers;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.Api.Tasks;

/// <summary>Finds the tasks that a request asks about: public ones for everybody, private ones for their viewer. To anybody else those do not exist.</summary>
internal sealed class TaskFinder(RequestKeys keys, CallerReader callers, ViewerResolver accounts, IGrainFactory grains)
{
    /// <summary>Finds a task of a username.</summary>
    /// <param name="username">The username.</param>
    /// <param name="id">The task's id; null for the active one, else the one that ended last. A public one that is active goes before a private one.</param>
    /// <param name="request">Says who asks, and whether private tasks alone are meant.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task and who asks for it, or the problem.</returns>
    public async Task<(ReportTask? Task, Caller Caller, Problem? Problem)> Find(string username, string? id, HttpRequest request, CancellationToken cancellationToken)
    {
        var malformed = callers.Read(request, out var caller);
        if ((keys.Read(username, out var login) ?? malformed) is { } refused)
        {
            return (null, caller, refused);
        }

        var privateOnly = QueryFlag.IsSet(request, QueryRules.Private);
        var seen = privateOnly ? null : await Ask(new UserKey(login), id, cancellationToken);
        if (seen is { HasEnded: false } || (seen is not null && id is not null))
        {
            return (seen, caller, null);
        }

        var (viewer, problem) = await accounts.FindViewer(caller, request.HttpContext, cancellationToken);
        if (viewer is null && privateOnly)
        {
            return (null, caller, problem);
        }

        var own = viewer is null ? null : await Ask(new UserKey(login, viewer.Id), id, cancellationToken);
        var task = own is null || (own.HasEnded && seen?.FinishedAt > own.FinishedAt) ? seen : own;
        return (task, caller, task is null ? KnownProblems.TaskNotFound : null);
    }

    private Task<ReportTask?> Ask(UserKey user, string? id, CancellationToken cancellationToken) =>
        grains.GetGrain<IUserGrain>(user.ToString()).GetTask(id, cancellationToken);
}
