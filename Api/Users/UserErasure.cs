using GitBrag.Api.Sessions;
using GitBrag.Users;

namespace GitBrag.Api.Users;

/// <summary>Erases everything about a username: the sessions of whoever is signed in under it, what is public, then every account's private reports of it.</summary>
/// <remarks>
/// An account, and how much was erased, is forgotten only when everything is gone, so an erasure that was broken off is completed by the next one, which tells what both
/// of them erased. What accounts were shown of
/// others in private reports is about those others and goes with them.
/// </remarks>
internal sealed class UserErasure(SessionCache sessions, IGrainFactory grains)
{
    /// <summary>Erases a username.</summary>
    /// <param name="login">The username.</param>
    /// <param name="bar">Whether to refuse new reports of it from now on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many reports were erased.</returns>
    public async Task<int> Run(GitHubLogin login, bool bar, CancellationToken cancellationToken)
    {
        await sessions.EndAll(login, cancellationToken);
        var user = User(new UserKey(login));
        var erasure = await user.Erase(bar, cancellationToken);
        var erased = erasure.Reports;
        foreach (var admission in erasure.Admissions)
        {
            erased += (await User(new UserKey(login, admission.Viewer)).Erase(false, cancellationToken)).Reports;
        }

        foreach (var admission in erasure.Admissions)
        {
            await User(new UserKey(login, admission.Viewer)).ForgetErasure(cancellationToken);
            await user.Forget(admission, cancellationToken);
        }

        await user.ForgetErasure(cancellationToken);
        return erased;
    }

    private IUserGrain User(UserKey key) => grains.GetGrain<IUserGrain>(key.ToString());
}
