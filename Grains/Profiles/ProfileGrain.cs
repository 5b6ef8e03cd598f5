using GitBrag.Credentials;
using GitBrag.GitHub;
using GitBrag.Keys;
using GitBrag.State;

namespace GitBrag.Profiles;

/// <summary>Keeps one profile.</summary>
[GrainType("profile")]
internal sealed class ProfileGrain(
    [PersistentState("profile")] IPersistentState<ProfileState> state,
    GitHubAccess gitHub,
    ReportClock clock,
    GitBragOptions options) : Grain, IProfileGrain
{
    // Somebody waits for the answer: an old profile at once is better than a new one after a rate limit.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public async Task<Profile?> Get(CredentialReference? credential, CancellationToken cancellationToken)
    {
        var kept = options.CacheEnabled ? state.State.Profile : null;
        if (credential is null || state.State.Barred || (kept is not null && clock.UtcNow - kept.FetchedAt < options.ProfileAge))
        {
            return kept;
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(LongestWait);
        try
        {
            var outcome = await gitHub.Open(credential).FindSubjectAsync(GitHubLogin.FromKey(this.GetPrimaryKeyString()).Name, limited.Token);
            if (outcome.Subject is { } fresh)
            {
                await Keep(fresh.ToProfile());
            }

            return outcome switch
            {
                { Subject: { } subject } => subject.ToProfile(),
                { Error.Kind: GitHubErrorKind.UserNotFound or GitHubErrorKind.NotAUser } => null,
                _ => kept,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return kept;
        }
    }

    public Task Update(Profile profile, CancellationToken cancellationToken) => Keep(profile);

    public Task Erase(bool bar, CancellationToken cancellationToken)
    {
        if (!bar && !state.State.Barred)
        {
            return state.ClearOrDeactivate(DeactivateOnIdle);
        }

        state.State = new ProfileState { Barred = true };
        return state.WriteOrDeactivate(DeactivateOnIdle);
    }

    private Task Keep(Profile profile)
    {
        if (!options.CacheEnabled || state.State.Barred)
        {
            return Task.CompletedTask;
        }

        state.State = state.State with { Profile = profile };
        return state.WriteOrDeactivate(DeactivateOnIdle);
    }
}
