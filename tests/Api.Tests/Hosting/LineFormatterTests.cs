using GitBrag.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GitBrag.Api.Tests.Hosting;

public sealed class LineFormatterTests
{
    private readonly LoggerExternalScopeProvider _scopes = new();

    [Fact]
    public void A_line_outside_of_requests_and_tasks_is_the_message_alone() => Assert.EndsWith(" info  Hello.\n", Line(), StringComparison.Ordinal);

    [Fact]
    public void A_line_within_a_request_names_it()
    {
        using var request = _scopes.Push(new Dictionary<string, object?> { ["TraceId"] = "4bf9", ["RequestPath"] = "/x" });

        Assert.EndsWith(" info  Hello. [request 4bf9]\n", Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_within_a_task_names_the_task_and_the_request_that_asked_for_it()
    {
        using var present = _scopes.Push(new Dictionary<string, object?> { ["TraceId"] = "4bf9" });
        using var task = _scopes.Push(new Dictionary<string, object?> { ["TaskId"] = "a1", ["TraceId"] = "77ee" });
        using var other = _scopes.Push("a scope in words");

        Assert.EndsWith(" info  Hello. [task a1, request 77ee]\n", Line(), StringComparison.Ordinal);
    }

    private string Line()
    {
        using var text = new StringWriter { NewLine = "\n" };
        new LineFormatter(TimeProvider.System).Write(
            new LogEntry<string>(LogLevel.Information, "Test", default, "Hello.", null, static (state, _) => state), _scopes, text);
        return text.ToString();
    }
}
