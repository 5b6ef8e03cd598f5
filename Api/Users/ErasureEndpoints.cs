using System.ComponentModel;
using GitBrag.Api.Avatars;
using GitBrag.Api.Callers;
using GitBrag.Api.Contracts;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Api.Serving;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.Users;

/// <summary>The operator's call that erases a username.</summary>
internal static class ErasureEndpoints
{
    private const string Bar = "bar";

    public static void MapErasure(this RouteGroupBuilder user) =>
        user.MapDelete("", Erase)
            .WithName("eraseUser")
            .WithTags("Operator")
            .TakesFlag(Bar, "Refuse new reports of the username from now on.")
            .WithSummary("Erase a username")
            .WithDescription("Ends the username's tasks and sessions, and erases everything stored about it, including private reports. Only for the operator.")
            .ProducesProblems(400, 401, 403);

    private static async Task<Results<Ok<ErasureView>, Problem>> Erase(
        [Description(ParameterDescriptions.Username)] string username,
        HttpRequest request,
        [FromServices] RequestKeys keys,
        [FromServices] CallerReader callers,
        [FromServices] RenderedReportCache rendered,
        [FromServices] AvatarCache avatars,
        [FromServices] UserErasure erasure,
        CancellationToken cancellationToken)
    {
        if (keys.Read(username, out var login) is { } malformed)
        {
            return malformed;
        }

        if (callers.Read(request, out var caller) is { } refused)
        {
            return refused;
        }

        if (!caller.IsOperator)
        {
            return caller.Own is null ? KnownProblems.OperatorRequired : KnownProblems.OperatorOnly;
        }

        var bar = QueryFlag.IsSet(request, Bar);
        var erased = await erasure.Run(login, bar, cancellationToken);
        rendered.Forget(login);
        avatars.Forget(login);
        return TypedResults.Ok(new ErasureView(login.Name, erased, bar));
    }
}
