namespace Orleans.Runtime;

/// <summary>A registered reminder, as its grain holds it.</summary>
public interface IGrainReminder
{
    /// <summary>Its name, unique within the grain.</summary>
    string ReminderName { get; }
}
