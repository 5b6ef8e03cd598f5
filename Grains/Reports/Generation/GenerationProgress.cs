using GitBrag.Users;

namespace GitBrag.Reports.Generation;

/// <summary>Decides when a generation tells its grain of its progress, and when it has work kept.</summary>
internal sealed class GenerationProgress(TimeProvider time)
{
    /// <summary>How many new file lists make a draft worth writing.</summary>
    public const int DraftAfterLists = 300;

    // Often enough for a person who watches, seldom enough for nine thousand pull requests.
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan DraftEvery = TimeSpan.FromSeconds(15);

    private long _reportedAt = time.GetTimestamp();
    private long _draftedAt = time.GetTimestamp();
    private TaskPhase _reportedPhase;
    private DateTimeOffset? _reportedWait;
    private int _listsSinceDraft;

    /// <summary>Counts file lists that the last draft does not hold.</summary>
    public void CountLists(int lists) => _listsSinceDraft += lists;

    /// <summary>Whether there is work that the last draft does not hold.</summary>
    public bool HasUndrafted => _listsSinceDraft > 0;

    /// <summary>Whether it is time to tell: something a person would notice, or the interval is over.</summary>
    public bool IsDue(TaskPhase phase, DateTimeOffset? waitingUntil) =>
        phase != _reportedPhase || waitingUntil != _reportedWait || IsDraftDue || time.GetElapsedTime(_reportedAt) >= ReportEvery;

    /// <summary>Whether a draft should go with it.</summary>
    public bool IsDraftDue => _listsSinceDraft >= DraftAfterLists || (HasUndrafted && time.GetElapsedTime(_draftedAt) >= DraftEvery);

    /// <summary>Notes that the grain was told.</summary>
    public void Told(TaskProgress progress)
    {
        (_reportedAt, _reportedPhase, _reportedWait) = (time.GetTimestamp(), progress.Phase, progress.WaitingUntil);
        if (progress.Draft is not null)
        {
            Drafted();
        }
    }

    /// <summary>Notes that the work is kept.</summary>
    private void Drafted() => (_draftedAt, _listsSinceDraft) = (time.GetTimestamp(), 0);
}
