using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GitBrag.Tests.Hosting;

/// <summary>What the hosts logged, the product from debug upwards, the rest from warnings, each line with the scopes it was logged in.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly AsyncLocal<string?> _scopes = new();

    /// <summary>The lines so far.</summary>
    public IReadOnlyCollection<string> All => _lines;

    public override string ToString() => string.Join(Environment.NewLine, _lines);

    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName);

    public void Dispose()
    {
        // The lines outlive the hosts that wrote them.
    }

    private sealed class Lines(LogLines all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            var outer = all._scopes.Value;
            all._scopes.Value = $"{outer} [{state}]";
            return new Scope(all, outer);
        }

        public bool IsEnabled(LogLevel logLevel) =>
            logLevel >= (category.StartsWith("GitBrag.", StringComparison.Ordinal) ? LogLevel.Debug : LogLevel.Warning);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                all._lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}{all._scopes.Value}");
        }
    }

    private sealed class Scope(LogLines all, string? outer) : IDisposable
    {
        public void Dispose() => all._scopes.Value = outer;
    }
}
