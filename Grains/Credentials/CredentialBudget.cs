namespace GitBrag.Credentials;

/// <summary>The arithmetic of a credential's budget. Knows no clock and waits for nothing.</summary>
/// <param name="blockedUntil">Until when GitHub wants to hear nothing, from a former life; null when it is not known to.</param>
/// <param name="penalties">How many refusals without an instant came in a row.</param>
internal sealed class CredentialBudget(DateTimeOffset? blockedUntil, int penalties)
{
    // When only answers that are on their way can make room, asking again this soon costs less than idling.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<long, Grant> _grants = [];
    private readonly SlidingSum _work = new(BudgetLimits.Window);
    private readonly Dictionary<GitHubApi, SlidingSum> _requests = new() { [GitHubApi.GraphQL] = new(BudgetLimits.Window), [GitHubApi.Rest] = new(BudgetLimits.Window) };
    private readonly Dictionary<GitHubApi, PointQuota> _quotas = new() { [GitHubApi.GraphQL] = new(), [GitHubApi.Rest] = new() };
    private readonly WorkRates _rates = new();
    private DateTimeOffset _penaltySetAt;
    private DateTimeOffset _roundTripDue;
    private long _lastGrant;

    private sealed record Grant(RequestNeed Need, double Work, DateTimeOffset At);

    /// <summary>Until when GitHub wants to hear nothing; null or past when it does not mind.</summary>
    public DateTimeOffset? BlockedUntil { get; private set; } = blockedUntil;

    /// <summary>How many refusals without an instant came in a row.</summary>
    public int Penalties { get; private set; } = penalties;

    /// <summary>Grants a request, or says when to ask again.</summary>
    public RequestGrant Acquire(RequestNeed need, DateTimeOffset now)
    {
        Lapse(now);
        var work = _rates.Estimate(need);
        if (AskAgainAt(need, work, now) is { } instant)
        {
            return new RequestGrant(0, instant, false);
        }

        _requests[need.Api].Add(now, 1, need.Session);
        _grants.Add(++_lastGrant, new Grant(need, work, now));
        return new RequestGrant(_lastGrant, null, IsRoundTripDue(now));
    }

    /// <summary>Corrects the budget by what GitHub answered.</summary>
    public void Settle(RequestReceipt receipt, DateTimeOffset now)
    {
        if (receipt is { Answered: true, ResponseTime: { } time })
        {
            _rates.Learn(receipt, time);
        }

        var known = _grants.Remove(receipt.Grant, out var grant);
        if (known && grant!.Need.Api == GitHubApi.GraphQL)
        {
            // Silence tells nothing of the work it cost; the estimate stands.
            _work.Add(now, receipt.ResponseTime is { } spent ? _rates.Of(receipt, spent) : grant.Work, grant.Need.Session);
        }

        _quotas[grant?.Need.Api ?? GitHubApi.GraphQL].Learn(receipt.Remaining, receipt.ResetAt);
        Block(receipt, grant?.At ?? now, now);
    }

    private DateTimeOffset? AskAgainAt(RequestNeed need, double work, DateTimeOffset now)
    {
        if (BlockedUntil > now)
        {
            return BlockedUntil;
        }

        var reserved = _grants.Values.Sum(grant => grant.Work);
        var own = _grants.Values.Where(grant => grant.Need.Session == need.Session).ToArray();
        var light = _work.Share(now, need.Session) + own.Sum(grant => grant.Work) + work <= BudgetLimits.LightWork;
        var inFlight = _grants.Values.Count(grant => grant.Need.Api == need.Api);
        return Sooner(_quotas[need.Api].ShortUntil(now, inFlight), inFlight > 0, now)
            ?? (_grants.Count >= BudgetLimits.InFlight(light) ? now + Soon : (DateTimeOffset?)null)
            ?? Excess(_requests[need.Api], 1, BudgetLimits.Requests(need.Api, light), now)
            ?? ExcessWork(work, reserved, light, own.Length > 0, now);
    }

    // While little is going on, knowing it is worth no request of its own.
    private bool IsRoundTripDue(DateTimeOffset now)
    {
        if (_rates.RoundTrip is not null || _work.Total(now) < BudgetLimits.LightWork || now < _roundTripDue)
        {
            return false;
        }

        _roundTripDue = now + BudgetLimits.GrantLife;
        return true;
    }

    // What is in flight is counted in advance, and may turn out less: whoever waits for answers on their way looks again soon.
    private DateTimeOffset? ExcessWork(double work, double reserved, bool light, bool answersComing, DateTimeOffset now)
    {
        var instant = work == 0 ? null : Excess(_work, work + reserved, BudgetLimits.Work(light), now);
        return Sooner(instant, answersComing, now);
    }

    private static DateTimeOffset? Sooner(DateTimeOffset? instant, bool answersComing, DateTimeOffset now) =>
        answersComing && instant > now + (5 * Soon) ? now + (5 * Soon) : instant;

    private static DateTimeOffset? Excess(SlidingSum sum, double more, double limit, DateTimeOffset now)
    {
        var excess = sum.Total(now) + more - limit;
        return excess <= 0 ? null : sum.WhenLessBy(excess) ?? now + Soon;
    }

    private void Block(RequestReceipt receipt, DateTimeOffset grantedAt, DateTimeOffset now)
    {
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

    private void Lapse(DateTimeOffset now)
    {
        foreach (var (id, grant) in _grants.Where(pair => pair.Value.At + BudgetLimits.GrantLife <= now).ToArray())
        {
            _grants.Remove(id);
            _work.Add(now, grant.Work, grant.Need.Session);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;
}
