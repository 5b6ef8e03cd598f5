using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace GitBrag.Hosting;

/// <summary>Writes a log entry as one line: the time in UTC, the level and the message, which says by itself what it is about; then the exception, where there is one.</summary>
/// <param name="time">The clock.</param>
public sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>The formatter's name, as <c>Logging:Console:FormatterName</c> has it.</summary>
    public const string FormatterName = "gitbrag";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var line = FormattableString.Invariant($"{time.GetUtcNow():yyyy-MM-dd HH:mm:ss} {Word(logEntry.LogLevel)} {message.ReplaceLineEndings(" ")}");
        textWriter.WriteLine(line);
        if (logEntry.Exception is { } exception)
        {
            textWriter.WriteLine(exception);
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Critical => "crit ",
        LogLevel.Error => "error",
        LogLevel.Warning => "warn ",
        LogLevel.Information => "info ",
        _ => "debug",
    };
}
