using GitBrag.Api.Pages;
using GitBrag.Api.Problems;
using GitBrag.Api.Protection;
using GitBrag.Hosting;
using GitBrag.Reporting.Packing;
using GitBrag.State;
using GitBrag.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace GitBrag.Api.Faults;

/// <summary>Turns exceptions into problems. Server errors are logged. Stack traces are never sent.</summary>
internal sealed partial class FaultHandler(SecurityHeaders headers, ErrorPages pages, IHostApplicationLifetime lifetime, ILogger<FaultHandler> logger, ClusterConnectionState? cluster = null)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = Explain(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            LogFault(exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName);
        }

        // The exception handler has cleared the headers.
        headers.Apply(httpContext);
        await pages.Write(httpContext, problem);
        return true;
    }

    private Problem Explain(Exception exception)
    {
        if (cluster is { IsUp: false })
        {
            return KnownProblems.ClusterAway;
        }

        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Known(cause) is { } problem)
            {
                return problem;
            }
        }

        return lifetime.ApplicationStopping.IsCancellationRequested ? Stopping : KnownProblems.Internal;
    }

    private static Problem Stopping => KnownProblems.Unavailable("The service is stopping. Try again in a moment.");

    private Problem? Known(Exception exception) => exception switch
    {
        BadHttpRequestException request => KnownProblems.ForStatus(request.StatusCode),
        NewerSchemaException or CorruptDocumentException or UnreadableDocumentException => KnownProblems.Unreadable(exception.Message),
        UnreadableRecordException record => KnownProblems.Unreadable(record.Message),
        StorageException storage => KnownProblems.Unavailable(storage.Message),
        OrleansMessageRejectionException => cluster is null ? Stopping : KnownProblems.ClusterAway,
        _ when TransientFaults.IsStorageFault(exception) => KnownProblems.Unavailable("The storage of this service is unavailable. Try again in a moment."),
        TimeoutException => KnownProblems.Timeout,
        _ => null,
    };

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed.")]
    private partial void LogFault(Exception exception, string method, string? endpoint);
}
