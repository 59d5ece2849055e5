"""Questions about questions: every answer here is read off `resolve`, asked at the right places."""
