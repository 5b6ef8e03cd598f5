using GitBrag.Keys;

namespace GitBrag.Profiles;

/// <summary>Keeps one account's profile. Key: <see cref="GitHubLogin"/>.</summary>
[Alias("gitbrag.IProfileGrain")]
public interface IProfileGrain : IGrainWithStringKey
{
    /// <summary>Gives the profile, refreshed from GitHub when it is older than the configured age and the caller has credentials.</summary>
    /// <param name="credential">The credentials to ask GitHub with; null to ask nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The profile, or null when none is known or the username is barred. An old one is given when GitHub cannot be asked.</returns>
    [Alias("Get"), ResponseTimeout("00:00:30")]
    Task<Profile?> Get(CredentialReference? credential, CancellationToken cancellationToken = default);

    /// <summary>Hands over a profile that was just fetched.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is kept. That of a barred username is not.</returns>
    [Alias("Update")]
    Task Update(Profile profile, CancellationToken cancellationToken = default);

    /// <summary>Erases the profile.</summary>
    /// <param name="bar">Whether to refuse profiles of the account from now on. A bar is never lifted.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when nothing but the bar is stored.</returns>
    [Alias("Erase")]
    Task Erase(bool bar, CancellationToken cancellationToken = default);
}
