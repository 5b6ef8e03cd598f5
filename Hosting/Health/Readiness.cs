namespace GitBrag.Hosting;

/// <summary>Asked whether the program can do its work at the moment; any number of them can be registered.</summary>
/// <returns>Why it cannot, as the end of a sentence that began with 'not ready:'; null when it can.</returns>
public delegate string? Readiness();
