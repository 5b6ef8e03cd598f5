using System.Text;
using System.Text.RegularExpressions;

namespace GitBrag.GitHub.GraphQL;

/// <summary>A query of this program, parsed so that parts of it can be left out. It knows no strings and no comments, which our queries do not have.</summary>
/// <remarks>
/// A part is named by where it stands: the definition's name, then the fields and type conditions down to it, as in <c>Owner/... on User/socialAccounts</c>. So
/// what is found in one query is found in every other that shares the fragment.
/// </remarks>
internal sealed partial class QueryText
{
    private readonly string _text;
    private readonly List<Match> _tokens;
    private readonly List<Part> _definitions = [];
    private int _at;

    private QueryText(string text)
    {
        (_text, _tokens) = (text, [.. Tokens().Matches(text).Cast<Match>()]);
        while (_at < _tokens.Count)
        {
            _definitions.Add(Definition());
        }
    }

    /// <summary>Parses a query.</summary>
    public static QueryText Parse(string text) => new(text);

    /// <summary>The name of the innermost field or type condition at a place; null when there is none.</summary>
    public string? PartAt(QueryLocation location)
    {
        var line = 0;
        for (var number = 1; number < location.Line; number++)
        {
            line = _text.IndexOf('\n', line) + 1;
            if (line == 0)
            {
                return null;
            }
        }

        var place = line + location.Column - 1;
        return All.Where(part => part.Start <= place && place < part.End).MaxBy(static part => part.Start)?.Path;
    }

    /// <summary>The names of all parts whose field has this name.</summary>
    public IEnumerable<string> PartsNamed(string field) => All.Where(part => part.Name == field).Select(static part => part.Path).Distinct();

    /// <summary>The query without some parts, and without what is of no use then: fields that have nothing left, fragments and variables.</summary>
    public string Without(IReadOnlySet<string> parts)
    {
        HashSet<Part> cut = [.. All.Where(part => parts.Contains(part.Path))];
        int before;
        do
        {
            before = cut.Count;
            cut.UnionWith(All.Where(part => part is { IsSpread: false, Parts.Count: > 0 } && part.Parts.TrueForAll(cut.Contains)));
            cut.UnionWith(All.Where(part => part.IsSpread && _definitions.Find(definition => definition.Name == part.Name) is { } fragment && fragment.Parts.TrueForAll(cut.Contains)));
        }
        while (cut.Count > before);

        var used = Used(_definitions[0], cut).ToHashSet();
        return Cut([.. cut.Select(static part => (part.Start, part.End)), .. _definitions.Skip(1).Where(definition => !used.Contains(definition.Name)).Select(static part => (part.Start, part.End))]);
    }

    private IEnumerable<Part> All => _definitions.SelectMany(static definition => definition.Parts.SelectMany(static part => part.WithParts));

    // The operation stands first, and the fragments that what is left of it spreads are used.
    private IEnumerable<string> Used(Part part, HashSet<Part> cut) => part.Parts.Where(inner => !cut.Contains(inner)).SelectMany(inner =>
        inner.IsSpread && _definitions.Find(definition => definition.Name == inner.Name) is { } fragment ? Used(fragment, cut).Prepend(inner.Name) : Used(inner, cut));

    private string Cut(List<(int Start, int End)> spans)
    {
        var left = new StringBuilder();
        var end = 0;
        foreach (var span in spans.Where(static span => span.End > 0).Order())
        {
            if (span.Start >= end)
            {
                left.Append(_text, end, span.Start - end);
                end = span.End;
            }
        }

        var text = left.Append(_text, end, _text.Length - end).ToString();
        return Declarations().Replace(text, declared => Regex.Count(text, $@"\{declared.Groups[1].Value}\b") > 1 ? declared.Value : "").Replace("()", "", StringComparison.Ordinal);
    }

    private Part Definition()
    {
        var start = Next().Index;
        var name = Next().Value;
        while (_tokens[_at].Value != "{")
        {
            _at++;
        }

        return Body(new Part(name, name, start, IsSpread: false));
    }

    private Part Body(Part part)
    {
        Next();
        while (_tokens[_at].Value != "}")
        {
            part.Parts.Add(Selection(part.Path));
        }

        return part.Ends(Next());
    }

    private Part Selection(string around)
    {
        var first = Next();
        if (first.Value == "...")
        {
            return Next() is { Value: not "on" } spread
                ? new Part(spread.Value, $"{around}/...{spread.Value}", first.Index, IsSpread: true).Ends(spread)
                : Body(new Part("", $"{around}/... on {Next().Value}", first.Index, IsSpread: false));
        }

        var name = first;
        if (_tokens[_at].Value == ":")
        {
            Next();
            name = Next();
        }

        var part = new Part(name.Value, $"{around}/{name.Value}", first.Index, IsSpread: false).Ends(name);
        while (_tokens[_at].Value is "(" or "@")
        {
            part.Ends(Arguments());
        }

        return _tokens[_at].Value == "{" ? Body(part) : part;
    }

    // Arguments in parentheses, or a directive's name before its own.
    private Match Arguments()
    {
        if (Next().Value == "@")
        {
            return Next();
        }

        for (var depth = 1; depth > 0; _at++)
        {
            depth += _tokens[_at].Value switch { "(" => 1, ")" => -1, _ => 0 };
        }

        return _tokens[_at - 1];
    }

    private Match Next() => _tokens[_at++];

    [GeneratedRegex(@"[_A-Za-z]\w*|\.\.\.|\$\w+|\d+|[{}()\[\]:!=@]")]
    private static partial Regex Tokens();

    // A variable's declaration: unlike a use it is followed by a colon.
    [GeneratedRegex(@"(\$\w+): [\w\[\]!]+(, )?")]
    private static partial Regex Declarations();

    private sealed record Part(string Name, string Path, int Start, bool IsSpread)
    {
        public int End { get; private set; }

        public List<Part> Parts { get; } = [];

        public IEnumerable<Part> WithParts => Parts.SelectMany(static part => part.WithParts).Prepend(this);

        public Part Ends(Match token)
        {
            End = token.Index + token.Length;
            return this;
        }

        public bool Equals(Part? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Start;
    }
}
