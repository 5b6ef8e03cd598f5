using GitBrag.Api.Sessions;
using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.Api.Users;

/// <summary>Erases everything about a username: its sessions, its public reports, then every account's private reports of it.</summary>
/// <remarks>
/// The list of accounts, and the number of erased reports, is dropped last. So an interrupted erasure is completed by the next one, which reports what both erased.
/// Private reports of other usernames are about those usernames and stay.
/// </remarks>
internal sealed class UserErasure(SessionCache sessions, IGrainFactory grains)
{
    /// <summary>Erases a username.</summary>
    /// <param name="login">The username.</param>
    /// <param name="bar">Whether to refuse new reports of it from now on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The number of erased reports.</returns>
    public async Task<int> Run(GitHubLogin login, bool bar, CancellationToken cancellationToken)
    {
        await sessions.EndAll(login, cancellationToken);
        var user = User(new UserKey(login));
        var erasure = await user.Erase(bar, cancellationToken);
        var erased = erasure.Reports;
        foreach (var viewer in erasure.PrivateViewers)
        {
            erased += (await User(new UserKey(login, viewer.Viewer)).Erase(false, cancellationToken)).Reports;
        }

        foreach (var viewer in erasure.PrivateViewers)
        {
            await User(new UserKey(login, viewer.Viewer)).ForgetErasure(cancellationToken);
            await user.Forget(viewer, cancellationToken);
        }

        await user.ForgetErasure(cancellationToken);
        return erased;
    }

    private IUserGrain User(UserKey key) => grains.GetGrain<IUserGrain>(key.ToString());
}
