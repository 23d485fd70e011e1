using System.Globalization;

namespace Isnad.Evaluation.Scoring;

/// <summary>
/// Reads the ISO 8601 dates that the reference yardstick accepts: <c>2018-04-19</c>, <c>20180419</c> and the week
/// forms <c>2018-W16-4</c>, <c>2018-W16</c>, <c>2018W164</c>, <c>2018W16</c>.
/// </summary>
internal static class IsoDate
{
    /// <summary>False with the reason where the text is no date.</summary>
    public static bool TryRead(string text, out DateOnly date, out string error)
    {
        date = default;
        error = $"Invalid isoformat string: {PythonLiteral.Repr(text)}";
        if (!TryDigits(text, 0, 4, out int year))
        {
            return false;
        }
        string rest = text[4..];
        bool dashed = rest.StartsWith('-');
        string body = dashed ? rest[1..] : rest;
        return body.StartsWith('W') ? TryWeek(year, body[1..], dashed, out date) : TryMonth(year, body, dashed, out date, ref error);
    }

    private static bool TryMonth(int year, string body, bool dashed, out DateOnly date, ref string error)
    {
        date = default;
        int dayAt = dashed ? 3 : 2;
        if (body.Length != dayAt + 2 || dashed && body[2] != '-' || !TryDigits(body, 0, 2, out int month) || !TryDigits(body, dayAt, 2, out int day))
        {
            return false;
        }
        if (year == 0 || month is < 1 or > 12)
        {
            error = year == 0 ? "year 0 is out of range" : "month must be in 1..12";
            return false;
        }
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            error = "day is out of range for month";
            return false;
        }
        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryWeek(int year, string body, bool dashed, out DateOnly date)
    {
        date = default;
        int day = 1;
        int dayAt = dashed ? 3 : 2;
        bool withDay = body.Length == dayAt + 1 && (!dashed || body[2] == '-') && TryDigits(body, dayAt, 1, out day);
        if (!withDay && body.Length != 2 || year is 0 or 9999 || !TryDigits(body, 0, 2, out int week))
        {
            return false;
        }
        if (week < 1 || week > ISOWeek.GetWeeksInYear(year) || day is < 1 or > 7)
        {
            return false;
        }
        date = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, (DayOfWeek)(day % 7)));
        return true;
    }

    private static bool TryDigits(string text, int start, int count, out int number)
    {
        number = 0;
        if (text.Length < start + count)
        {
            return false;
        }
        foreach (char digit in text.AsSpan(start, count))
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }
            number = number * 10 + (digit - '0');
        }
        return true;
    }
}
