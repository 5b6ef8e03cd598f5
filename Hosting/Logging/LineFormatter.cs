using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace GitBrag.Hosting;

/// <summary>
/// Writes a log entry as one line: the time in UTC, the level, the message, and the task and request it belongs to. An exception follows on lines of its own.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>The formatter's name, as <c>Logging:Console:FormatterName</c> has it.</summary>
    public const string FormatterName = "gitbrag";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var line = FormattableString.Invariant($"{time.GetUtcNow():yyyy-MM-dd HH:mm:ss} {Word(logEntry.LogLevel)} {message.ReplaceLineEndings(" ")}{Belonging(scopeProvider)}");
        textWriter.WriteLine(line);
        if (logEntry.Exception is { } exception)
        {
            textWriter.WriteLine(exception);
        }
    }

    // The innermost scope counts: within a task, the request is the one that asked for it.
    private static string Belonging(IExternalScopeProvider? scopes)
    {
        var found = new Names();
        scopes?.ForEachScope(
            static (scope, found) =>
            {
                foreach (var (name, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
                {
                    found.Task = name == "TaskId" ? value : found.Task;
                    found.Request = name == "TraceId" ? value : found.Request;
                }
            },
            found);
        return (found.Task, found.Request) switch
        {
            (null, null) => "",
            (null, _) => $" [request {found.Request}]",
            _ => $" [task {found.Task}, request {found.Request}]",
        };
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Critical => "crit ",
        LogLevel.Error => "error",
        LogLevel.Warning => "warn ",
        LogLevel.Information => "info ",
        _ => "debug",
    };

    private sealed class Names
    {
        public object? Task { get; set; }

        public object? Request { get; set; }
    }
}
