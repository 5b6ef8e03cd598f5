using System.Globalization;
using GitBrag.Cli.Service;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GitBrag.Cli.Reports;

/// <summary>Shows the progress of a task on a terminal, and nothing elsewhere.</summary>
/// <param name="console">The console.</param>
public sealed class ProgressView(IAnsiConsole console)
{
    /// <summary>Shows progress while the work runs, then removes it.</summary>
    /// <typeparam name="T">The result of the work.</typeparam>
    /// <param name="title">The text before the first report of progress.</param>
    /// <param name="work">The work. It calls its argument to report progress.</param>
    /// <returns>The result of the work.</returns>
    public Task<T> ShowAsync<T>(string title, Func<Action<TaskAnswer>, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!console.Profile.Capabilities.Ansi)
        {
            return work(_ => { });
        }

        return console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 30 }, new CountColumn())
            .StartAsync(async context =>
            {
                var line = context.AddTask(Markup.Escape(title), maxValue: 1);
                line.IsIndeterminate = true;
                return await work(task => Update(line, task));
            });
    }

    /// <summary>Describes the current step of a task in a few words.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The description.</returns>
    public static string Describe(TaskAnswer task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return (task.State, task.Phase) switch
        {
            ("waiting", _) when task.WaitingUntil is { } until => string.Create(CultureInfo.InvariantCulture, $"Waiting for GitHub's rate limit until {until:HH:mm:ss} UTC"),
            ("waiting", _) => "Waiting for GitHub's rate limit",
            ("queued", _) => "Waiting behind another report of this username",
            (_, "files") => "Fetching file lists",
            (_, "storing" or "ended") => "Computing the report",
            _ => "Listing pull requests",
        };
    }

    private static void Update(ProgressTask line, TaskAnswer task)
    {
        line.Description = Markup.Escape(Describe(task));
        line.IsIndeterminate = task.Total is null or 0;
        line.MaxValue = Math.Max(1, task.Total ?? 1);
        line.Value = Math.Min(task.Done, line.MaxValue);
    }

    private sealed class CountColumn : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.IsIndeterminate ? "" : $"{Figure.Count((long)task.Value)} / {Figure.Count((long)task.MaxValue)}");
    }
}
