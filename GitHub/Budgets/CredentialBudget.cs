namespace GitBrag.GitHub.Budgets;

/// <summary>The arithmetic of a credential's budget. Knows no clock and waits for nothing.</summary>
public sealed class CredentialBudget
{
    // When only answers that are on their way can make room, asking again this soon costs less than idling.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private readonly OpenGrants _grants = new();
    private readonly Dictionary<GitHubApi, RequestCount> _requests = new() { [GitHubApi.GraphQL] = new(BudgetLimits.Window), [GitHubApi.Rest] = new(BudgetLimits.Window) };
    private readonly Dictionary<GitHubApi, PointQuota> _quotas = new() { [GitHubApi.GraphQL] = new(), [GitHubApi.Rest] = new() };
    private readonly WorkRates _rates = new();
    private readonly WorkLedger _work;
    private DateTimeOffset _penaltySetAt;
    private DateTimeOffset _roundTripDue;

    /// <summary>The budget of a credential.</summary>
    /// <param name="blockedUntil">How long GitHub said to wait, as stored; null when it did not.</param>
    /// <param name="penalties">How many refusals without an instant came in a row.</param>
    public CredentialBudget(DateTimeOffset? blockedUntil, int penalties) =>
        (BlockedUntil, Penalties, _work) = (blockedUntil, penalties, new WorkLedger(BudgetLimits.Window, _rates));

    /// <summary>How long GitHub said to wait; null or past when it is not blocked.</summary>
    public DateTimeOffset? BlockedUntil { get; private set; }

    /// <summary>How many refusals without an instant came in a row.</summary>
    public int Penalties { get; private set; }

    /// <summary>Grants a request, or says when to ask again.</summary>
    /// <param name="need">What the request will ask of GitHub.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>A grant, or the instant to ask again.</returns>
    public RequestGrant Acquire(RequestNeed need, DateTimeOffset now)
    {
        foreach (var lapsed in _grants.TakeLapsed(now))
        {
            _work.Add(now, lapsed.Need.Session, Unknown(lapsed));
        }

        var work = _rates.Estimate(need);
        if (AskAgainAt(need, work, now) is { } instant)
        {
            _grants.Refuse(need.Session, now);
            return new RequestGrant(0, instant, false, _quotas[need.Api].Left(now));
        }

        _requests[need.Api].Add(now);
        return new RequestGrant(_grants.Add(new OpenGrant(need, work, now)), null, IsRoundTripDue(now), _quotas[need.Api].Left(now));
    }

    /// <summary>Corrects the budget by what GitHub answered.</summary>
    /// <param name="receipt">How the request ended.</param>
    /// <param name="now">The present instant.</param>
    public void Settle(RequestReceipt receipt, DateTimeOffset now)
    {
        if (receipt is { Answered: true, ResponseTime: { } time })
        {
            _rates.Learn(receipt, time, now);
            _roundTripDue = receipt is { PullRequests: 0, FileLists: 0 } ? now + BudgetLimits.GrantLife : _roundTripDue;
        }

        var grant = _grants.Take(receipt.Grant);
        if (grant?.Need.Api == GitHubApi.GraphQL)
        {
            _work.Add(now, grant.Need.Session, receipt.ResponseTime is { } spent ? _rates.Spent(receipt, spent) : Unknown(grant));
        }

        _quotas[receipt.Api].Learn(receipt.Remaining, receipt.ResetAt, now);
        Block(receipt, grant?.At ?? now, now);
    }

    private DateTimeOffset? AskAgainAt(RequestNeed need, double work, DateTimeOffset now)
    {
        if (BlockedUntil > now)
        {
            return Later(_quotas[need.Api].ShortUntil(now, 0), BlockedUntil.Value);
        }

        var own = _grants.Of(need.Session).ToArray();
        var light = _work.Share(now, need.Session) + own.Sum(static grant => grant.Work) + work <= BudgetLimits.LightWork;
        var inFlight = _grants.CountOf(need.Api);
        return Sooner(_quotas[need.Api].ShortUntil(now, inFlight), inFlight > 0, now)
            ?? (_grants.IsCrowded(need.Session, BudgetLimits.InFlight(light)) ? now + Soon : (DateTimeOffset?)null)
            ?? _requests[need.Api].FullUntil(BudgetLimits.Requests(need.Api, light), now)
            ?? Sooner(ExcessWork(work, light, now), own.Length > 0, now);
    }

    // While little is going on, knowing it is worth no request of its own. A machine that was busy at one measurement may be less so at the next.
    private bool IsRoundTripDue(DateTimeOffset now)
    {
        if (now < _roundTripDue || _work.Total(now) < BudgetLimits.LightWork)
        {
            return false;
        }

        _roundTripDue = now + BudgetLimits.GrantLife;
        return true;
    }

    private DateTimeOffset? ExcessWork(double work, bool light, DateTimeOffset now)
    {
        var excess = work == 0 ? 0 : _work.Total(now) + _grants.Work + work - BudgetLimits.Work(light);
        return excess <= 0 ? null : _work.WhenLessBy(excess) ?? now + Soon;
    }

    // Requests in flight are counted in advance and may cost less, so a caller that waits for them asks again soon.
    private static DateTimeOffset? Sooner(DateTimeOffset? instant, bool answersComing, DateTimeOffset now) =>
        answersComing && instant > now + (5 * Soon) ? now + (5 * Soon) : instant;

    private void Block(RequestReceipt receipt, DateTimeOffset grantedAt, DateTimeOffset now)
    {
        if (receipt is { Answered: false, Remaining: null or > 0 } && (receipt.BlockedUntil is not null || receipt.BlockedWithoutInstant))
        {
            // It is not the points that have run out, but a limit that is kept by reckoning.
            _rates.Doubt(now);
        }

        if (receipt.BlockedWithoutInstant && grantedAt >= _penaltySetAt)
        {
            // Requests that were on their way already when the penalty was set are part of the same offence.
            var penalty = TimeSpan.FromTicks(Math.Min(BudgetLimits.FirstPenalty.Ticks << Math.Min(Penalties, 10), BudgetLimits.LongestPenalty.Ticks));
            (Penalties, _penaltySetAt) = (Penalties + 1, now);
            BlockedUntil = Later(BlockedUntil, now + penalty);
        }
        else if (receipt.BlockedUntil is { } until)
        {
            BlockedUntil = Later(BlockedUntil, until);
        }
        else if (receipt.Answered && grantedAt > _penaltySetAt)
        {
            Penalties = 0;
        }
    }

    // Silence tells nothing of the work it cost; the estimate stands.
    private static SpentTime Unknown(OpenGrant grant) => new(grant.Work, 0, 0, false);

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}
