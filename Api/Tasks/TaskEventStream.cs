using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace GitBrag.Api.Tasks;

/// <summary>Writes a listener's events to its response until they end, and a comment now and then so that nothing in between takes it for dead.</summary>
/// <param name="listener">The listener, which leaves its feed at the end.</param>
internal sealed class TaskEventStream(TaskSubscription listener) : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "text/event-stream";

    private static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromSeconds(15);

    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var leaving = listener;
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
            // The client has gone, or the program stops; a client that is still there asks again.
        }
    }

    private async Task Write(PipeWriter body, TimeProvider time, CancellationToken cancellationToken)
    {
        Task<bool>? more = null;
        while (true)
        {
            more ??= listener.Events.WaitToReadAsync(cancellationToken).AsTask();
            try
            {
                if (!await more.WaitAsync(HeartbeatPeriod, time, cancellationToken))
                {
                    return;
                }

                more = null;
                while (listener.Events.TryRead(out var next))
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
