namespace GitBrag.Bench.Cluster.Verdicts;

/// <summary>What became of a started generation.</summary>
/// <param name="Login">Whose report.</param>
/// <param name="Lost">In what way it was lost; null when it was not.</param>
/// <param name="Twice">In what way it ran twice; null when it did not.</param>
/// <param name="Wrong">In what its report is wrong; null when it is not, or there is none.</param>
internal sealed record TaskVerdict(string Login, string? Lost, string? Twice, string? Wrong)
{
    /// <summary>Everything that is not as it should be; empty when all is.</summary>
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
