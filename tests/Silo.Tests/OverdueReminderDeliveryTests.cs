using GitBrag.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace GitBrag.Silo.Tests;

public sealed class OverdueReminderDeliveryTests
{
    [Fact]
    public async Task A_table_that_does_not_answer_ends_no_program()
    {
        var reminders = new OverdueReminderDelivery(new SilentTable(), null!, TimeProvider.System, NullLogger<OverdueReminderDelivery>.Instance);
        using var resuming = new ResumeTasksAtStart(reminders);

        await resuming.StartAsync(CancellationToken.None);

        await resuming.ExecuteTask!;
    }

    private sealed class SilentTable : IReminderTable
    {
        public Task<ReminderTableData> ReadRows(uint begin, uint end) => throw new TimeoutException("Timeout awaiting response.");

        public Task<ReminderTableData> ReadRows(GrainId grainId) => throw new NotSupportedException();

        public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => throw new NotSupportedException();

        public Task<string?> UpsertRow(ReminderEntry entry) => throw new NotSupportedException();

        public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => throw new NotSupportedException();

        public Task TestOnlyClearTable() => throw new NotSupportedException();
    }
}
