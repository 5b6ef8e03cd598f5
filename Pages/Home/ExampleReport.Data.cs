namespace GitBrag.Pages.Home;

/// <content>The made-up repositories. A title that begins with a question mark is still open, one with an exclamation mark was closed without a merge.</content>
public static partial class ExampleReport
{
    private static Project[] Projects =>
    [
        new("aldermoor/catalogue", "A library catalogue that answers in a tenth of a second", "MEMBER", 412,
        [
            "Search by shelf mark as well as by title", "Read MARC records without copying them", "Keep an index of authors’ other names", "Say why a record was refused",
            "Fix the sort order of Welsh digraphs", "Page through results by cursor", "Cache the facets of common queries", "Drop the second copy of every cover",
            "Test the import against a million records", "Show which branch has a copy in", "?Let readers save a search", "Speed up the nightly import fourfold",
            "Write down how the index is laid out", "Do not lose the accents of imported names", "!Replace the query parser", "Move the loans into a table of their own",
        ]),
        new("quayside/tidewatch", "Tide tables for the terminal", "OWNER", 96,
        [
            "First version", "Draw the curve in half blocks", "Read harmonics from a file", "Agree with the Admiralty to a centimetre", "Colours for the colour-blind", "One binary without dependencies",
            "?Moon phases", "Fix the leap second of 2016", "Say when a station’s data is old", "Shell completions",
        ]),
        new("openbinder/binder", "Typesets books from plain text", "CONTRIBUTOR", 1_830,
        [
            "Hyphenate Cornish", "Keep a heading with its paragraph", "Fix footnotes that span three pages", "Half the memory of the line breaker", "Warn about widows in the log", "Document the page model",
            "Balance columns on the last page", "!Ligatures across fonts", "Read EPUB 3.3",
        ]),
        new("lowerquay/ferry", "Moves files between machines that are rarely on at once", "COLLABORATOR", 57,
        [
            "Resume where the last ferry stopped", "Encrypt the queue at rest", "?Windows services", "A dry run that tells the truth", "Fix the clock skew in receipts", "Measure before choosing a route", "Drop support for the old wire format",
        ]),
        new("tinwhistle/tin", "A small test runner", "FIRST_TIME_CONTRIBUTOR", 22, ["Print the seed of a failed run", "Run the slowest tests first", "Fix a typo in the help text"]),
    ];

    private sealed record Project(string Name, string Description, string Role, long Stars, string[] Titles);
}
