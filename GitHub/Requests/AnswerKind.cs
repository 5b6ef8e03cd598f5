namespace GitBrag.GitHub.Requests;

/// <summary>What kind of answer a request got.</summary>
internal enum AnswerKind
{
    /// <summary>Data, perhaps with errors beside it.</summary>
    Data,

    /// <summary>A limit refused it; the same request may go on later.</summary>
    RateLimited,

    /// <summary>It was too much for one query; less may go through.</summary>
    TooMuch,

    /// <summary>No answer, or one that says that GitHub is unwell; the same request may go through the next time.</summary>
    Unavailable,

    /// <summary>The server lacks something that was asked for; from now on that is left out, and the same question goes through.</summary>
    Unsupported,

    /// <summary>GitHub will not answer this request, ever.</summary>
    Refused,

    /// <summary>GitHub knows no such thing, or shows it to others only.</summary>
    NotFound,

    /// <summary>GitHub does not accept the credentials.</summary>
    BadCredentials,
}
