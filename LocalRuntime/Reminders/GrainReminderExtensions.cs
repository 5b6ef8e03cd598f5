using GitBrag.LocalRuntime;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Reminders of grains. They are kept in the <see cref="IReminderTable"/> and outlive activations and the process.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Adds a reminder, or replaces the one of this name.</summary>
    /// <param name="grain">The grain; it must implement <see cref="IRemindable"/>.</param>
    /// <param name="reminderName">The name, unique within the grain.</param>
    /// <param name="dueTime">Until the first tick; zero for at once.</param>
    /// <param name="period">From one tick to the next; at least one minute.</param>
    /// <returns>The reminder, once it is stored.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative.</exception>
    /// <exception cref="ArgumentException">The period is shorter than a minute.</exception>
    /// <exception cref="InvalidOperationException">The grain is not <see cref="IRemindable"/>, or there is no reminder table.</exception>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        grain is IRemindable
            ? Reminders(grain).RegisterAsync(grain.GetGrainId(), reminderName, dueTime, period)
            : throw new InvalidOperationException($"{grain?.GetType().FullName} does not implement {nameof(IRemindable)}, so it cannot have reminders.");

    /// <summary>Removes a reminder.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminder">The reminder.</param>
    /// <returns>The removal.</returns>
    /// <exception cref="ReminderException">It was changed in the meantime.</exception>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => Reminders(grain).UnregisterAsync(grain.GetGrainId(), reminder);

    /// <summary>Gets a reminder of the grain.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminderName">The name.</param>
    /// <returns>The reminder; null when there is none.</returns>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => Reminders(grain).GetAsync(grain.GetGrainId(), reminderName);

    private static ReminderService Reminders(Grain grain) => grain.ServiceProvider.GetRequiredService<ReminderService>();
}
