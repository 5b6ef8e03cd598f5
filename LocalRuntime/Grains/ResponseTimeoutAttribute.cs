using System.Globalization;

namespace Orleans;

/// <summary>
/// How long a call of an interface method waits for its answer where the host's own limit is shorter. In one process nothing is lost on the way, and every call has the
/// host's limit, which must be no shorter.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute : Attribute
{
    /// <summary>Gives the limit.</summary>
    /// <param name="timeout">The limit as <see cref="TimeSpan"/> prints it, such as <c>00:00:30</c>.</param>
    public ResponseTimeoutAttribute(string timeout) => Timeout = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);

    /// <summary>The limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
