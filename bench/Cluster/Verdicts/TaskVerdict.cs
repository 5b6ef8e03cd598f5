namespace GitBrag.Bench.Cluster.Verdicts;

/// <summary>The verdict on a started generation.</summary>
/// <param name="Login">The username.</param>
/// <param name="Lost">How it was lost; null when it was not.</param>
/// <param name="Twice">How it ran twice; null when it did not.</param>
/// <param name="Wrong">How its report is wrong; null when it is not, or there is none.</param>
internal sealed record TaskVerdict(string Login, string? Lost, string? Twice, string? Wrong)
{
    public IEnumerable<string> Complaints
    {
        get
        {
            if (Lost is not null) yield return $"{Login} is lost: {Lost}";
            if (Twice is not null) yield return $"{Login} ran twice: {Twice}";
            if (Wrong is not null) yield return $"{Login} has a wrong report: {Wrong}";
        }
    }
}
