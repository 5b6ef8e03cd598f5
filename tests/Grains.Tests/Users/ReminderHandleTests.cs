using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Users;

/// <summary>What the user grain takes from Orleans' reminders.</summary>
public sealed class ReminderHandleTests
{
    [Fact]
    public async Task A_reminder_that_was_registered_again_is_not_removed_by_its_old_handle()
    {
        await using var host = await GrainHost.StartAsync();
        var grain = host.Grains.GetGrain<IRegisteringGrain>("one");

        Assert.False(await grain.RegisterTwiceAndRemoveTheFirst());

        var row = Assert.Single(host.Reminders.Rows);
        Assert.Equal(("again", "2"), (row.ReminderName, row.ETag));
    }
}

public interface IRegisteringGrain : IGrainWithStringKey
{
    /// <returns>Whether the removal by the first handle was accepted.</returns>
    Task<bool> RegisterTwiceAndRemoveTheFirst();
}

public sealed class RegisteringGrain : Grain, IRegisteringGrain, IRemindable
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    public async Task<bool> RegisterTwiceAndRemoveTheFirst()
    {
        var first = await this.RegisterOrUpdateReminder("again", Later, Later);
        await this.RegisterOrUpdateReminder("again", Later, Later);
        try
        {
            await this.UnregisterReminder(first);
            return true;
        }
        catch (ReminderException)
        {
            return false;
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
