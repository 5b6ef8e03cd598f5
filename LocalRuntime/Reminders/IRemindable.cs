using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that can have reminders.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A reminder of this grain is due. It activates the grain when it is not in memory.</summary>
    /// <param name="reminderName">The reminder's name.</param>
    /// <param name="status">Which tick it is.</param>
    /// <returns>The handling. What it throws is logged; the next tick comes all the same.</returns>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
