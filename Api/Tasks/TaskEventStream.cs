using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace GitBrag.Api.Tasks;

/// <summary>Writes a subscription's events to the response until they end, with a comment every 15 seconds so that no proxy closes an idle connection.</summary>
/// <param name="subscription">The subscription, which is disposed at the end.</param>
internal sealed class TaskEventStream(TaskSubscription subscription) : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "text/event-stream";

    private static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromSeconds(15);

    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var unsubscribing = subscription;
        var response = httpContext.Response;
        response.ContentType = ContentType;
        response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        var services = httpContext.RequestServices;
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        try
        {
            await Write(response.BodyWriter, services.GetRequiredService<TimeProvider>(), ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client disconnected, or the program stops; a connected client reconnects.
        }
    }

    private async Task Write(PipeWriter body, TimeProvider time, CancellationToken cancellationToken)
    {
        Task<bool>? more = null;
        while (true)
        {
            more ??= subscription.Events.WaitToReadAsync(cancellationToken).AsTask();
            try
            {
                if (!await more.WaitAsync(HeartbeatPeriod, time, cancellationToken))
                {
                    return;
                }

                more = null;
                while (subscription.Events.TryRead(out var next))
                {
                    Append(body, next);
                }
            }
            catch (TimeoutException)
            {
                body.Write(": still here\n\n"u8);
            }

            await body.FlushAsync(cancellationToken);
        }
    }

    private static void Append(PipeWriter body, TaskEvent next)
    {
        body.Write(Encoding.UTF8.GetBytes($"id: {next.Id}\nevent: task\ndata: "));
        body.Write(next.Json);
        body.Write("\n\n"u8);
    }
}
